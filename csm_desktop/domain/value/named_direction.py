"""Which way of a metric is better, as its name tells in six languages: a proposal, or unknown.

Nothing is told of a name that could mean either ("turnover", "inactive users"): a customer would
read that it improved.
"""

import re
from unicodedata import combining, normalize

from csm_desktop.domain.records.metrics import Better

# What turns the rest of a name round: less of "inactive users" is better, and more of "orders
# without errors". Nothing is told of either.
_DENIED = (
    r"\b(?:not|non|without|with no|lost|missed|idle|dormant|unused|inactiv\w*|incomplet\w*"
    r"|inaccura\w*|deactivated|deleted|disabled|expired|dissatisf\w*|unavailab\w*"
    r"|un(?:resolved|solved|answered|closed|trained|certified|satisfied|completed|finished|covered))\b"
    r"|\bnicht|\bohne\b|\bkein|\binaktiv|\bverloren|un(?:gelost|erledigt|punktlich|genutzt|benutzt"
    r"|zufrieden|geschult|genau|produktiv|abgeschlossen)"
    r"|\b(?:sans|pas|perdue?s?)\b|\b(?:inactif|inutilis|indisponib|insatisf|improdu)"
    r"|\b(?:sin|sem|nao)\b|\b(?:perdid|inativ|desativ|desactiv)|\bno (?:resuelt|cerrad|evitad|usad)"
    r"|未|非|不満|休眠|なし|ない"
)
# Without accents and in lower case; the first of the three groups that fits counts. Compiled when
# one is asked for: no document needs them.
_GAINED = (
    r"\bsav(?:ed|ings?)\b|\b(?:resolved|solved|closed|answered|prevented|avoided)\b|\buptime\b"
    r"|error[ -]free|retention|\b(?:on time|availability|usage|adoption)\b"
    r"|gespart|ersparnis|einsparung|gelost|erledigt|vermieden|fehlerfrei|punktlich|nutzung|verfugbar"
    r"|econom|gagne|resolus?\b|traites?\b|evites?\b|disponibilite|utilisation"
    r"|ahorr|resuelt|cerrad|evitad|disponibilidad|disponibilidade|\buso\b"
    r"|poupad|resolvid|fechad"
    r"|削減(?!目標)|節約|解決|稼働率|利用|継続"
)
_LOST = (
    r"\b(?:errors?|incidents?|tickets?|churn(?:ed)?|downtime|outages?|bugs?|defects?|failures?"
    r"|failed|faults?|complaints?|escalations?|backlog|queues?|overdue|overtime|delays?|delayed|late"
    r"|latency|waits?|waiting|turnaround|costs?|spend|expenses?|cancell?ations?|cancell?ed"
    r"|refunds?|returns?|rejects?|rejected|scrap|waste|rework|attrition|breach(?:es)?|bounces?"
    r"|bounce|dropped|stockouts?|no[ -]shows?|mttr|unsubscribes?|abandon(?:ed|ment)?|mistakes?)\b"
    r"|\b(?:response|resolution|lead|cycle|handling|processing|waiting|wait|repair|reply) times?\b"
    r"|\b(?:time|days|hours|minutes|seconds) (?:to|until|per|spent)\b"
    r"|fehler|storung|vorfall|vorfalle|abwanderung|kundigung|ausfall|wartezeit|antwortzeit"
    r"|reaktionszeit|bearbeitungszeit|durchlaufzeit|lieferzeit|losungszeit|rustzeit|dauer\b"
    r"|\b(?:zeit|tage|stunden|minuten) (?:bis|pro|je)\b|verspatung|verzogerung|kosten|beschwerde"
    r"|reklamation|ausschuss|uberstunden|ruckstand|uberfallig|mahnung|storno|retoure"
    r"|\b(?:erreurs?|pannes?|resiliations?|desabonnements?|delais?|duree|couts?|depenses?|plaintes?"
    r"|reclamations?|retards?|rebuts?|attente|arriere)\b|heures supplementaires"
    r"|\b(?:temps|jours|heures|minutes) (?:de|d|avant|jusqu|pour|par)\b"
    r"|\b(?:errores|incidencias?|incidentes?|bajas|cancelaciones|abandono|demoras?|retrasos?|costes?"
    r"|costos?|gastos?|quejas?|reclamaciones|caidas|mermas?|desperdicio|plazo|espera)\b"
    r"|\bhoras extras?\b|\b(?:tiempo|dias|horas|minutos) (?:de|hasta|para|por)\b"
    r"|\b(?:erros?|chamados|cancelamentos?|evasao|atrasos?|custos?|despesas|reclamacoes|falhas?"
    r"|refugo|prazo)\b|\b(?:tempo) (?:de|ate|para)\b|\b(?:minutos|horas|dias) ate\b"
    r"|エラー|障害|解約|離脱|チケット|問い合わせ|応答時間|処理時間|待ち時間|所要時間|対応時間"
    r"|リードタイム|残業|コスト|費用|経費|クレーム|苦情|遅延|遅れ|不良|返品|滞留|までの"
)
_USED = (
    r"\b(?:logins?|log ins?|logons?|sign ins?|users?|seats?|licen[cs]es?|sessions?|visits?|views?"
    r"|pageviews?|active|dau|wau|mau|nps|csat|satisfaction|sales|revenue|conversions?|completion"
    r"|completed|throughput|productivity|accuracy|trained|certified|downloads?|exports?|reports?"
    r"|projects?|documents?|messages?|events?|api|requests|planners|automated|coverage|quality"
    r"|storage|renewals?)\b"
    r"|anmeldung|nutzer|benutzer|aktive|lizenz|sitzung|besuch|aufruf|zufriedenheit|umsatz|ertrag"
    r"|abgeschlossen|produktivitat|genauigkeit|geschult|bericht|projekt|dokument|nachricht|qualitat"
    r"|\b(?:connexions?|utilisateurs?|actifs?|actives?|licences?|visites?|satisfaction|ventes"
    r"|recettes|formes|rapports?|projets?|messages?|qualite|productivite)\b"
    r"|\b(?:usuarios?|activ[oa]s?|sesiones|visitas?|satisfaccion|ventas|ingresos|informes?"
    r"|proyectos?|mensajes?|calidad|productividad|accesos)\b"
    r"|\b(?:utilizadores|ativ[oa]s?|sessoes|acessos|satisfacao|vendas|receita|relatorios?|projetos?"
    r"|mensagens|qualidade|produtividade)\b"
    r"|ログイン|ユーザー|利用者|アクティブ|セッション|満足度|売上|生産性|精度|受講|ライセンス|品質"
)


def named_direction(name: str) -> Better:
    """Which way is better by the words of a metric's name; unknown where they do not tell."""
    plain = "".join(sign for sign in normalize("NFKD", name.casefold()) if not combining(sign))
    # Japanese marks of sound are no accents.
    words = " ".join(re.sub(r"[_\-/.:()]+", " ", plain).split())
    composed = normalize("NFKC", name)
    if re.search(_DENIED, words) or re.search(_DENIED, composed):
        return Better.UNKNOWN
    for told, better in ((_GAINED, Better.HIGHER), (_LOST, Better.LOWER), (_USED, Better.HIGHER)):
        if re.search(told, words) or re.search(told, composed):
            return better
    return Better.UNKNOWN
