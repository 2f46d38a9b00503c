"""Phrases of lists of what customers ask of a product, as portals of ideas, issue trackers and
people's own sheets write them (see `synonyms`)."""

from csm_desktop.importers.meaning.common_synonyms import ACCOUNT_ID, ACCOUNT_NAME, EMAIL

REQUESTS = {
    "external_id": """
    request id|idea id|suggestion id|idea reference|feature id|
    feature request id|issue key|issue id|note id|
    post id|key|id|uuid|reference|reference number|nr ?|no ?""",
    "account_id": ACCOUNT_ID,
    "account_name": ACCOUNT_NAME
    + """
    |requesting account|requesting company|requesting customer|requested by company|
    requested by account|companies|customers|accounts|organizations|kunden|clients|clientes|
    requesting organization|company of requester|requester company|submitter company|
    anfragender kunde|要望元""",
    "account_domain": "company domain|account domain|domain|website",
    "text": """
    request|requests|feature request|feature requests|feature|features|idea|ideas|feature idea|
    requested feature|request title|request name|idea name|idea title|feature name|feature title|
    post title|title|name ?|summary|subject ?|enhancement|enhancement request|product request|
    customer request|product feedback|feedback ?|suggestion|wish|ask|improvement|insight ?|
    request description ?|description ?|details ?|wunsch|funktionswunsch|feature wunsch|
    produktwunsch|kundenwunsch|anforderung|anfrage|verbesserungsvorschlag|verbesserung|idee|titel|
    funktion|demande|demande de fonctionnalité|demande produit|fonctionnalité|
    fonctionnalité demandée|évolution demandée|demande d évolution|idée|titre|souhait|amélioration|
    petición|peticion|solicitud|solicitud de función|funcionalidad|funcionalidad solicitada|
    función solicitada|mejora|mejora solicitada|título|sugerencia|solicitação|pedido|
    funcionalidade|funcionalidade solicitada|melhoria|sugestão|ideia|verzoek|wens|functieverzoek|
    verbetering|richiesta|funzionalità|funzionalità richiesta|miglioramento|suggerimento|
    ønske|funktionsønske|forslag|önskemål|funktionsönskemål|förslag|życzenie|prośba|propozycja|
    požadavek|přání|návrh|要望|
    要望内容|機能要望|ご要望|リクエスト|改善要望|件名|内容|タイトル""",
    "state": """
    status|state|stage ?|request status|idea status|feature status|roadmap status|roadmap|
    product status|product decision|decision|workflow status|status name|issue status|stand|
    bearbeitungsstand|statut|état|estado|situação|stato|ステータス|状態|状況|対応状況""",
    "asked_on": """
    requested on|requested at|requested|request date|date requested|asked on|asked at|
    submitted on|submitted at|submitted|date submitted|created|created at|created on|created date|
    date created|creation date|date|logged on|raised on|opened on ?|received on|post created|
    first requested|gewünscht am|angefragt am|eingereicht am|erstellt|erstellt am|datum|
    gemeldet am|wunsch vom|demandé le|demandée le|date de la demande|date de demande|créé le|
    date de création|soumis le|solicitado el|fecha de solicitud|fecha de petición|fecha|creado|
    creado el|pedido el|fecha de creación|solicitado em|data do pedido|data da solicitação|data|
    criado em|aangevraagd op|datum aanvraag|aangemaakt|oprettet|opprettet|skapad|ønsket den|
    data zgłoszenia|utworzono|vytvořeno|richiesto il|data richiesta|要望日|依頼日|
    受付日|登録日|作成日|日付""",
    "answer": """
    answer|our answer|response|our response|product response|product answer|reply|our reply|
    official response|pm response|admin response|antwort|unsere antwort|réponse|notre réponse|
    respuesta|nuestra respuesta|resposta|nossa resposta|antwoord|risposta|回答|返答""",
    "answered_on": """
    answered on|answered at|released on|released at|shipped on|shipped at|delivered on|
    completed on|completed at|closed on|resolved|resolved at|resolution date|launched on|
    beantwortet am|geliefert am|umgesetzt am|répondu le|livré le|livrée le|respondido el|
    entregado el|respondido em|entregue em|beantwoord op|risposto il|回答日|リリース日""",
    "email": EMAIL
    + """
    |requester email|requester e mail|submitter email|reporter email|contact email|user email|
    author email|creator email|requested by email""",
    "person": """
    requested by|requester|requester name|creator name|creator ?|submitted by|submitter|
    asked by|raised by|contact|contact name|reporter ?|author|author name|user|user name|
    person|created by ?|voter|
    angefragt von|gewünscht von|ansprechpartner|demandé par|demandeur|solicitado por|solicitante|
    pedido por|aangevraagd door|richiesto da|要望者|依頼者|担当者""",
}

SIGNS_OF_REQUESTS = """
    feature request|feature requests|feature request id|feature idea|requested feature|post title|
    post id|suggestion id|supporters|upvoters|creator email ?|
    product request|customer request|enhancement|enhancement request|request title|idea name|
    idea title|idea id|idea reference|idea status|feature status|roadmap status|votes|vote count|
    number of votes|voters|upvotes|vote score|total votes|requested on|date requested|
    requesting account|requesting company|requesting customer|idea|ideas ?|request ?|requests ?|
    feature ?|requested by ?|suggestion ?|request date ?|wunsch|funktionswunsch|feature wunsch|
    produktwunsch|kundenwunsch|verbesserungsvorschlag|stimmen|anzahl stimmen|gewünscht am|
    demande de fonctionnalité|demande produit|fonctionnalité demandée|évolution demandée|
    demande d évolution|idée|souhait|nombre de votes|funcionalidad solicitada|función solicitada|
    mejora solicitada|solicitud de función|votos|funcionalidade solicitada|melhoria ?|
    functieverzoek|wens ?|stemmen|ønske|funktionsønske|stemmer|önskemål|funktionsönskemål|
    röster|życzenie|głosy|požadavek ?|přání|hlasy|funzionalità richiesta|voti|要望|要望内容|
    機能要望|ご要望|改善要望|要望日|要望元|投票数"""

# Columns that name what somebody wants, of us or of anybody: their states tell of whom.
ASKED = frozenset(
    ("request", "requests", "idea", "ideas", "feature", "features", "suggestion", "wish", "ask",
     "improvement", "feedback", "product feedback", "anforderung", "anfrage", "verbesserung",
     "idee", "funktion", "demande", "fonctionnalité", "amélioration", "petición", "peticion",
     "solicitud", "funcionalidad", "mejora", "sugerencia", "solicitação", "pedido",
     "funcionalidade", "melhoria",
     "sugestão", "ideia", "verzoek", "wens", "verbetering", "richiesta", "funzionalità",
     "miglioramento", "suggerimento", "リクエスト")
)  # fmt: skip

# What only a team of a product says of a thing that is asked of it.
_OF_PRODUCT_TEXT = """
    under consideration|considering|future consideration|backlog|in backlog|product backlog|
    gathering feedback|collecting feedback|gathering interest|on roadmap|on the roadmap|
    in development|selected for development|ready for development|shipped|released|launched|
    in beta|will not implement|likely to implement|already exists|won t do|wont do|not planned|
    won t build|exploring|in entwicklung|auf der roadmap|umgesetzt|ausgeliefert|
    nicht geplant|wird geprüft|à l étude|en développement|livré|livrée|non retenu|non retenue|
    en estudio|en desarrollo|no planificado|entregado|em análise|em desenvolvimento|entregue|
    não planejado|lançado|in ontwikkeling|uitgebracht|in sviluppo|rilasciato|
    検討中|開発中|リリース済み|リリース済|対応予定|見送り|実装済み"""
OF_PRODUCT = frozenset(" ".join(word.split()) for word in _OF_PRODUCT_TEXT.split("|"))

_TYPES_TEXT = """
    feature request|feature requests|new feature|feature|improvement|enhancement|idea|
    product request|product feedback|enhancement request|funktionswunsch|neue funktion|
    verbesserung|wunsch|nouvelle fonctionnalité|amélioration|demande d évolution|
    nueva funcionalidad|mejora|nova funcionalidade|melhoria|機能要望|改善要望|新機能|改善"""
TYPES = frozenset(" ".join(word.split()) for word in _TYPES_TEXT.split("|"))
"""What trackers call issues that are wishes and no faults."""
TYPE_HEADERS = frozenset(
    ("issue type", "type", "request type", "category", "kind", "typ", "vorgangstyp", "art",
     "kategorie", "type de demande", "catégorie", "tipo", "categoría", "categoria", "soort", "種別",
     "種類", "カテゴリ", "分類")
)  # fmt: skip

STATES = {
    "open": """
    new|submitted|received|under review|in review|needs review|reviewing|under consideration|
    considering|being considered|future consideration|backlog|in backlog|product backlog|
    candidate|idea|gathering feedback|collecting feedback|gathering interest|awaiting feedback|
    needs feedback|exploring|discovery|investigating|research|evaluating|under evaluation|triage|
    to triage|to do|todo|unprocessed|pending|parked|later|not started|waiting|logged|unplanned|
    offen|neu|eingereicht|in prüfung|wird geprüft|zu prüfen|ouvert|ouverte|nouveau|nouvelle|
    à l étude|en attente|en cours d examen|soumis|abierto|abierta|nuevo|nueva|en estudio|
    en revisión|pendiente|aberto|aberta|novo|nova|em análise|em aberto|pendente|nieuw|openstaand|
    in onderzoek|aperto|aperta|nuovo|in valutazione|åben|ny|åpen|öppen|otwarty|nowy|
    nowe|otevřený|nový|検討中|新規|未対応|受付|
    受付済|確認中|オープン""",
    "planned": """
    on roadmap|on the roadmap|scheduled|committed|accepted|approved|in progress|in development|
    in dev|started|working on it|building|in build|next|now|selected for development|in beta|
    beta|in testing|ready for development|prioritized|prioritised|will implement|
    likely to implement|doing|geplant|eingeplant|in arbeit|in entwicklung|auf der roadmap|
    angenommen|zugesagt|planifié|planifiée|prévu|prévue|en cours|en développement|accepté|
    acceptée|planificado|planificada|previsto|prevista|en desarrollo|en curso|aceptado|aceptada|
    planejado|planejada|planeado|planeada|em desenvolvimento|em andamento|aceito|gepland|
    in ontwikkeling|in behandeling|pianificato|pianificata|in sviluppo|in corso|
    planlagt|planerad|planerat|i gang|under utvikling|zaplanowany|
    zaplanowane|w toku|plánováno|v přípravě|予定|対応予定|
    計画中|計画済み|開発中|対応中|進行中""",
    "shipped": """
    released|done|complete|completed|delivered|live|launched|available|implemented|
    already exists|resolved|fixed|ausgeliefert|geliefert|umgesetzt|erledigt|fertig|veröffentlicht|
    verfügbar|livré|livrée|terminé|terminée|publié|publiée|réalisé|réalisée|disponible|entregado|
    entregada|lanzado|lanzada|completado|completada|hecho|publicado|entregue|lançado|lançada|
    concluído|concluída|feito|disponível|opgeleverd|uitgebracht|klaar|gereed|rilasciato|
    rilasciata|completato|fatto|leveret|levert|levererad|lanseret|lansert|klar|
    dostarczone|wydane|dodáno|hotovo|リリース済み|リリース済|完了|対応済み|対応済|実装済み|提供済み""",
    "declined": """
    rejected|won t do|wont do|will not do|not planned|won t fix|won t build|will not implement|
    not doing|cancelled|canceled|out of scope|no plans|denied|not now|abgelehnt|nicht geplant|
    verworfen|refusé|refusée|rejeté|rejetée|non retenu|non retenue|rechazado|rechazada|
    no planificado|descartado|descartada|recusado|recusada|rejeitado|rejeitada|não planejado|
    afgewezen|niet gepland|rifiutato|rifiutata|respinto|respinta|afvist|avvist|avslagen|avvisad|
    odrzucone|odrzucony|zamítnuto|見送り|却下|対応しない|対象外""",
}
