"""Phrases for what several kinds of list refer to (see `synonyms`)."""

ACCOUNT_NAME = """
    account name|account|company name|account company name|customer company|customer company name|
    company|customer name|customer|client name|client|
    organization|organisation|organization name|organisation name|organization 1 name|
    tenant name|workspace name|portal name ?|tenant ?|workspace ?|
    business name|legal name|registered name|trading name|account account name|
    company company name|companyname|accountname|customername|employer|firm|firm name|firma|
    firmenname|firmenbezeichnung|unternehmen|unternehmensname|kunde|kundenname|kundenbezeichnung|
    organisationsname|gesellschaft|name 1 ?|société|societe|nom de la société|nom du compte|
    compte|entreprise|nom de l entreprise|client nom|nom du client|raison sociale|nom société|
    empresa|nombre de la empresa|nombre empresa|cuenta|nombre de la cuenta|cliente|
    nombre del cliente|compañía|compania|razón social|razon social|bedrijf|bedrijfsnaam|klant|
    klantnaam|organisatie|accountnaam|relatie|azienda|nome azienda|ragione sociale|società|
    nome cliente|nome account|nome da empresa|nome da conta|conta|razão social|razao social|
    nome do cliente|会社名|会社|企業名|法人名|顧客名|取引先名|取引先|社名|得意先名|お客様名|
    ügyfél|ügyfél neve|cég|cégnév|vállalat|klient|nazwa klienta|nazwa firmy|kontrahent|
    nazwa kontrahenta|zákazník|název zákazníka|společnost|název společnosti|
    提出者名 ?|公司名称|公司名稱|客户名称|issuer ?|security ?"""

ACCOUNT_ID = """
    account id|tenant id|workspace id|
    salesforce account id|salesforce id ?|sfdc account id|sfdc id ?|crm account id|
    hubspot company id|customer reference|customer ref|account name id|company name id|
    do not modify account|accountid|account number|
    org id|org no|auftraggeber|sold to|sold to party|regulierer ?|group id ?|group key ?|group 0 ?|
    amplitude group name|
    account no|account key|account ref|account 18 id|
    account code|account external id|account account number|company gsid|company id|companyid|
    customer id|customerid|customer number|
    customer no|customer code|client id|client number|organization id|organisation id|crm id|
    associated company id|associated company ids|primary associated company id|primary company id|
    parent account id ?|kundennummer|kundennr|kunden nr|kunden id|kundencode|debitor|
    debitorennummer|firmen id|firmennummer|numéro client|numero client|code client|id client|
    id compte|id société|id cliente|número de cliente|numero de cliente|código de cliente|
    codigo cliente|id de cuenta|
    ügyfélszám|ügyfélkód|numer klienta|id klienta|kod klienta|číslo zákazníka|id zákazníka|
    klantnummer|klant id|klantcode|codice cliente|numero cliente|
    código do cliente|id da conta|顧客id|顧客コード|取引先コード|取引先id|会社コード|企業コード|
    得意先コード"""

EMAIL = """
    email|e mail|emails|e mails|email addresses|email s|
    email address|customer email|email id|e mail address|e mail 1 value|email 1 value|
    mail|email 1|
    work email|email work|business email|primary email|contact email|e mail adresse|email adresse|
    mailadresse|e mailadresse|geschäftliche e mail|courriel|adresse e mail|adresse email|
    adresse mail|adresse de messagerie|correo|correo electrónico|correo electronico|
    dirección de correo electrónico|e mailadres|emailadres|indirizzo e mail|indirizzo email|
    posta elettronica|endereço de e mail|endereço de email|メール|メールアドレス|電子メール|
    e mail cím|email cím|adres e mail|adres email|e mailová adresa|e mail アドレス|eメール|
    e mail 1 address"""
