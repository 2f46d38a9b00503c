"""Phrases of lists of tasks and milestones by customer, as boards, task managers and people's own
sheets write them (see `synonyms`)."""

from csm_desktop.importers.meaning.common_synonyms import ACCOUNT_ID, ACCOUNT_NAME

ACTIONS = {
    "external_id": """
    task id|card id|cta id|action id|action item id|milestone id|item id|pulse id|id|key|uuid|
    aufgaben id|nr ?|no ?|reference""",
    "account_id": ACCOUNT_ID,
    "account_name": ACCOUNT_NAME
    + """
    |customers|accounts|companies|clients|kunden|related to|company account|account customer""",
    "account_domain": "company domain|account domain|domain|website",
    "title": """
    task|tasks|task name|task title|action|actions|action item|action items|action name|to do|todo|
    to dos|deliverable|milestone|milestones|milestone name|milestone title|success milestone|
    cta|cta name|call to action|card|card name|card title|item|item name|activity ?|next step ?|
    next action|title|name ?|subject ?|what|what to do|step ?|was|quoi|qué|o que|
    aufgabe|aufgaben|aufgabenname|maßnahme|massnahme|aktion|meilenstein|vorgangsname|titel|
    betreff ?|
    tâche|tâches|nom de la tâche|action à mener|jalon|titre|tarea|tareas|nombre de la tarea|
    acción|acciones|hito|título|tarefa|tarefas|nome da tarefa|ação|ações|marco|taak|taken|actie|
    actiepunt|mijlpaal|attività|azione|traguardo|タスク|タスク名|アクション|やること|マイルストーン|
    作業|件名|タイトル""",
    "due_on": """
    due|due date|due on|due day|due by|deadline|target date|target|target day|planned date|by when|
    when ?|date ?|complete by|end date ?|timeline end|planned end|planned completion|fällig|
    fällig am|fälligkeit|fälligkeitsdatum|frist|termin|bis wann|bis|zieldatum|datum ?|échéance|
    date d échéance|date limite|date cible|pour le|fecha de vencimiento|vencimiento|fecha límite|
    fecha limite|fecha objetivo|plazo|para cuándo|prazo|data de vencimento|data limite|data alvo|
    data prevista|deadline datum|vervaldatum|einddatum ?|streefdatum|scadenza|data di scadenza|
    期限|期日|締切|締め切り|目標日|完了予定日""",
    "owner": """
    owner|task owner|cta owner|action owner|milestone owner|owner name|assignee|assigned to|
    assigned|responsible|responsible person|person|people|who|members|done by ?|accountable|dri|
    verantwortlich|verantwortliche|verantwortlicher|zuständig|bearbeiter|zugewiesen an|wer|
    responsable|assigné à|assignée à|attribué à|qui|asignado a|encargado|quién|responsável|
    atribuído a|quem|verantwoordelijke|toegewezen aan|wie|responsabile|assegnato a|担当者|担当""",
    "side": """
    side|party|responsible party|owner type|owner side|whose|who s|ours or theirs|us or them|
    us or customer|us customer|team|seite|partei|wessen|wir oder kunde|partie|côté|parte|lado|
    kant|partij|担当側""",
    "state": """
    status|state|task status|cta status|milestone status|action status|progress|stage ?|
    bucket name|bucket|list name|list|column|section column|section|completion status|stand|
    bearbeitungsstand|fortschritt|statut|état|avancement|progression|estado|progreso|avance|
    situação|andamento|voortgang|stato|avanzamento|ステータス|状態|状況|進捗|進捗状況""",
    "done": """
    done|done ?|completed|complete|is done|is completed|is complete|due complete|closed|checked|
    finished|erledigt|abgeschlossen|fertig|terminé|terminée|fait|hecho|hecha|completado|
    completada|feito|concluído|concluída|klaar|gereed|afgerond|fatto|completato|完了""",
    "done_on": """
    done on|done date|done at|date done|completed on|completed at|completed date|completion date|
    date completed|closed date|closed on|closed at|date closed|reached on|achieved on|
    actual date|actual completion|actual completion date|finished on|end date actual|
    erledigt am|abgeschlossen am|erreicht am|ist datum|terminé le|terminée le|fait le|atteint le|
    date de réalisation|hecho el|completado el|fecha de finalización|alcanzado el|feito em|
    concluído em|concluída em|data de conclusão|alcançado em|afgerond op|voltooid op|behaald op|
    completato il|fatto il|raggiunto il|完了日|達成日""",
    "notes": """
    notes|note|comment|comments|description|details|task notes|card description|remarks|
    notizen|notiz|bemerkung|bemerkungen|kommentar|beschreibung|commentaire|commentaires|remarques|
    comentario|comentarios|notas|descripción|comentário|comentários|observações|descrição|
    opmerking|opmerkingen|omschrijving|commento|commenti|descrizione|備考|メモ|コメント|説明""",
    "created_on": """
    created|created on|created at|created date|date created|creation date|erstellt|erstellt am|
    angelegt am|créé le|date de création|creado|creado el|fecha de creación|criado em|
    data de criação|aangemaakt|aangemaakt op|creato il|作成日|登録日""",
}

SIGNS_OF_ACTIONS = """
    milestone|milestones|milestone name|action item|action items|to do|todo|deliverable|
    cta|cta name|cta type|cta id|call to action|playbook ?|due date ?|task owner|task status|
    task|tasks|task id|task name|action|action owner|due|due on|card id|card name|due complete|
    list name ?|bucket name|section column|parent task|assignee ?|assigned to ?|person ?|
    checklist items|completed checklist items|target date ?|done on ?|completed at ?|
    completed date ?|completed on ?|due by ?|deadline ?|what ?|who ?|by when ?|done ?|subitems ?|
    timeline start ?|timeline end ?|wer ?|bis wann ?|quoi ?|qui ?|qué ?|quién ?|o que ?|quem ?|
    aufgabe|aufgaben|maßnahme|massnahme|meilenstein|fällig ?|fällig am ?|fälligkeitsdatum ?|
    erledigt ?|erledigt am ?|frist ?|tâche|tâches|jalon|échéance ?|date d échéance ?|tarea|
    tareas|acción|hito|vencimiento ?|fecha límite ?|tarefa|tarefas|ação|marco|prazo ?|
    taak|taken|actie|actiepunt|mijlpaal|vervaldatum ?|attività ?|azione|traguardo|scadenza ?|
    タスク|タスク名|アクション|マイルストーン|期限 ?|期日 ?"""

MILESTONES = frozenset(
    ("milestone", "milestones", "milestone name", "milestone title", "success milestone",
     "meilenstein", "jalon", "hito", "marco", "mijlpaal", "traguardo", "マイルストーン")
)  # fmt: skip
"""Names of columns that hold milestones."""

# What stands in lists of tickets, bills, deals, meetings and people, and beside no task.
OF_OTHERS = frozenset(
    ("ticket id", "ticket number", "ticket", "case number", "case id", "case", "issue key",
     "issue type", "requester", "invoice", "invoice number", "invoice date", "amount due",
     "probability", "close date", "closing date", "deal stage", "deal name", "opportunity name",
     "attendees", "participants", "meeting date", "meeting title", "meeting", "start time",
     "duration", "votes", "first response time", "attended", "training", "webinar", "call type",
     "teilnehmer", "participants réunion", "participantes", "rechnung", "rechnungsnummer",
     "facture", "factura", "fatura", "参加者", "出席者", "会議日", "email", "e mail",
     "email address", "phone", "mobile", "telephone", "job title", "first name", "last name",
     "telefon", "vorname",
     "nachname", "téléphone", "courriel", "prénom", "teléfono", "correo electrónico", "apellido",
     "telefone", "sobrenome", "telefoon", "telefono", "電話番号", "メール", "役職",
     "メールアドレス", "hours", "time spent", "billable", "stunden", "heures", "horas")
)  # fmt: skip

STATES = {
    "open": """
    new|not started|to do|todo|to dos|planned|scheduled|backlog|pending|waiting|waiting on customer|
    waiting for customer|waiting for someone else|on hold|overdue|late|later|upcoming|next|inbox|
    incomplete|not done|deferred|paused|not yet started|no|
    offen|neu|geplant|nicht begonnen|nicht gestartet|ausstehend|wartet|überfällig|zu erledigen|
    ouvert|ouverte|à faire|non commencé|non commencée|planifié|planifiée|prévu|en attente|
    en retard|abierto|abierta|pendiente|por hacer|no iniciado|no iniciada|planificado|atrasado|
    aberto|aberta|pendente|a fazer|não iniciado|não iniciada|planejado|nieuw|openstaand|te doen|
    niet gestart|gepland|aperto|aperta|da fare|non iniziato|pianificato|
    未着手|未対応|未完了|予定|保留|待ち|オープン""",
    "doing": """
    in progress|doing|working on it|work in progress|wip|started|active|ongoing|underway|
    under way|stuck|blocked|in review|review|at risk|on track|off track|behind|delayed|this week|
    today|in arbeit|in bearbeitung|läuft|laufend|begonnen|gestartet|blockiert|en cours|
    commencé|commencée|bloqué|en curso|en progreso|iniciado|iniciada|bloqueado|em andamento|
    em progresso|in behandeling|bezig|in uitvoering|in corso|進行中|対応中|着手|作業中""",
    "done": """
    completed|complete|closed|closed success|closed successful|closed won|finished|achieved|
    reached|delivered|yes|hit|met|resolved|signed off|accepted|100|
    erledigt|abgeschlossen|fertig|erreicht|geschlossen|terminé|terminée|fait|faite|atteint|clos|
    achevé|hecho|hecha|completado|completada|terminado|terminada|cerrado|cerrada|alcanzado|
    concluído|concluída|feito|feita|fechado|alcançado|klaar|gereed|afgerond|voltooid|behaald|
    fatto|fatta|completato|completata|chiuso|raggiunto|完了|済|済み|達成|対応済み|対応済|終了""",
    "dropped": """
    cancelled|canceled|dropped|skipped|won t do|wont do|not doing|no longer needed|not needed|
    not applicable|obsolete|abandoned|archived|rejected|declined|closed no action|closed lost|
    closed unsuccessful|closed invalid|invalid|missed|
    abgebrochen|verworfen|entfällt|entfallen|gestrichen|storniert|hinfällig|annulé|annulée|
    abandonné|abandonnée|cancelado|cancelada|descartado|descartada|abandonado|geannuleerd|
    vervallen|annullato|annullata|中止|取消|キャンセル|不要""",
}

SIDES = {
    "us": """
    us|we|our|ours|our team|our side|internal|vendor|supplier|provider|csm|cs|
    customer success|wir|uns|unser|unsere|intern|anbieter|lieferant|nous|notre équipe|interne|
    fournisseur|nosotros|nuestro|nuestra|interno|interna|proveedor|nós|nosso|nossa|fornecedor|
    wij|ons|leverancier|noi|nostro|nostra|fornitore|弊社|自社|当社|社内""",
    "customer": """
    customer|customers|client|theirs|their|them|they|their team|their side|external|customer side|
    customer team|client team|kunde|kunden|kundin|extern|client|le client|externe|cliente|
    externo|externa|klant|esterno|顧客|お客様|先方|客先|社外""",
}
