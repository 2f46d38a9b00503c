"""Words for where an account stands, as sheets of many countries say it (see `choices`, which adds
these to its own): customer, being introduced, gone, or not one yet."""

LIVE = """
    actif client|client actif|kunde aktiv|aktivkunde|stammkunde|in betrieb|produktiv|en production|
    em produção|en producción|in produzione|productief|i drift|käytössä|adimplente|em dia|
    inadimplente|em atraso|atrasado|en mora|moroso|al corriente|al día|en retard|
    en retard de paiement|impayé|in verzug|zahlungsverzug|mahnung|gemahnt|achterstand|
    achterstallig|betalend|betalende klant|betald|betalande|payant|de pago|pagante|in essere|
    in regola|insoluto|moroso pago|klient|płacący|klient płacący|zalega|aktiv kund|aktiv kunde|
    asiakas|aktiivinen asiakas|aktif müşteri|müşteri|契約済|契約済み|稼働|導入済|導入済み|
    本番稼働|更新済|更新済み|正式契約|ご契約中|取引中|已签约|已上线|정식계약|계약완료|won|
    gewonnen|vertrag aktiv|unter vertrag|vertraglich gebunden|sous contrat|con contrato|
    sotto contratto|onder contract|under contract|current customer|current client|
    zákazník|aktivní zákazník|ügyfél|aktív ügyfél"""
ONBOARDING = """
    in onboarding|en onboarding|em onboarding|onboarding läuft|implementierung|in implementierung|
    in einführung|in umsetzung|rollout|roll out|in rollout|déploiement|mise en place|
    en cours de déploiement|intégration|en intégration|en implementación|implantación|
    en implantación|puesta en marcha|implantação|em implantação|implementação|em implementação|
    integração|em integração|avviamento|in avviamento|attivazione|in attivazione|implementazione|
    in implementazione|in implementatie|inrichting|in inrichting|införande|under införande|
    implementering|under implementering|oppstart|opstart|under oppstart|käyttöönotto|
    käyttöönotossa|wdrożenie|w trakcie wdrożenia|wdrażanie|we wdrożeniu|implementace|zavádění|
    v implementaci|bevezetés|bevezetés alatt|kurulum|kurulumda|kurulum aşamasında|導入支援中|
    導入準備中|オンボーディング|オンボーディング中|实施中|上线中|도입중|온보딩|neu|neukunde|
    neuer kunde|nouveau|nouveau client|nuevo|nuevo cliente|novo|novo cliente|nuovo|nuovo cliente|
    nieuw|nieuwe klant|ny|ny kund|ny kunde|uusi|uusi asiakas|nowy|nowy klient|nový|
    nový zákazník|új|új ügyfél|yeni|yeni müşteri|新規|新規顧客|kickoff|kick off"""
CHURNED = """
    výpověď|uppsägning|felmondás|felmondta|wypowiedzenie|irtisanominen|opsigelse|oppsigelse|
    kündigung|ausgeschieden|ehem kunde|ehemals|ex kunde|exkunde|altkunde|résiliation|parti|
    client perdu|rescindido|rescindida|desistente|desistiu|distrato|distratado|excliente|
    ex clientes|perso|perduto|chiuso|chiusa|disdettato|disdettata|rescisso|vertrokken|ex klant|
    oud klant|voormalig|verloren klant|tidigare kund|före detta kund|förlorad|förlorad kund|tapt|
    tapt kunde|tidligere kunde|mistet|mistet kunde|entinen asiakas|entinen|lopettanut|menetetty|
    utracony|utracona|utracony klient|stracony|były klient|była klientka|odszedł|odeszła|
    rezygnacja|bývalý zákazník|bývalý|ztracený|ztracen|odešel|volt ügyfél|elveszett|
    elvesztett ügyfél|eski müşteri|kaybedildi|kayıp|kayıp müşteri|ayrıldı|iptal etti|退会|退会済|
    離脱|失注|契約終了|取引停止|取引終了|解約済み|已取消|已解约|前客户|이탈고객|계약종료|
    gone|left us|has left|dead|no longer a customer|non customer|closed lost"""
PROSPECT = """
    trial|trialing|in trial|on trial|free trial|trial user|poc|proof of concept|evaluation|
    evaluating|in evaluation|negotiation|in negotiation|negotiating|demo|pilot|in pilot|
    in anbahnung|neukunde in anbahnung|in verhandlung|verhandlung|angebot|angebot offen|akquise|
    test|testkunde|teststellung|testphase|essai|en essai|en test|en négociation|négociation|piste|
    client en prospection|en prospection|en cours de signature|potencial|potenciales|potenciais|
    en negociación|negociación|en conversaciones|oportunidad|en prueba|prueba|em negociação|
    negociação|prospecção|em prospecção|oportunidade|em teste|teste|trattativa|in trattativa|
    in prova|prova|prospetto|onderhandeling|in onderhandeling|in gesprek|potentieel|
    potentiële klant|proef|proefperiode|op proef|offerte|förhandling|under förhandling|möjlig kund|
    potentiell kund|provperiod|potentiel kunde|potensiell kunde|forhandling|i forhandling|
    prøve|prøveperiode|mahdollinen|neuvottelu|neuvotteluissa|kokeilu|koekäyttö|
    w trakcie rozmów|rozmowy|negocjacje|w negocjacjach|w trakcie negocjacji|okres próbny|testowy|
    jednání|v jednání|zkušební|zkušební doba|tárgyalás|tárgyalás alatt|próbaidőszak|
    érdeklődő|aday|aday müşteri|potansiyel|potansiyel müşteri|görüşülüyor|deneme|商談中|見込|
    見込み|見込客|検討中|提案中|トライアル|トライアル中|無料トライアル|お試し|試用中|リード|
    意向客户|潜在客户|潛在客戶|洽谈中|试用|试用中|잠재고객|가망고객|협의중|체험|체험중|무료체험"""
