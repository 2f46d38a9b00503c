"""What the program itself calls the domain's closed lists in its other languages: lists that it has
written come back, whatever its user speaks."""

from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.contacts import ContactRole, ContactStatus, Influence, Sentiment
from csm_desktop.domain.records.opportunities import OpportunityKind, OpportunityStage
from csm_desktop.domain.records.revenue import SubscriptionStatus
from csm_desktop.importers.meaning.fields import ListKind

OWN_WORDS: dict[tuple[ListKind, str], dict[str, str]] = {
    (ListKind.ACCOUNTS, "status"): {
        AccountStatus.CHURNED: "abgewandert|perdida",
        AccountStatus.PARTNER: "parceiro",
    },
    (ListKind.CONTACTS, "roles"): {
        ContactRole.STAKEHOLDER: "beteiligte|partie prenante|parte interesada|ステークホルダー",
        ContactRole.COMMERCIAL_BUYER: "budgetgeber|comprador comercial|予算決裁者",
        ContactRole.CHAMPION: "fürsprecher|impulsor|チャンピオン",
        ContactRole.DECISION_MAKER: "entscheidungsträger",
        ContactRole.END_USER: "utilisateur final|usuario final|usuário final|エンドユーザー",
        ContactRole.SPONSOR: "patrocinador|スポンサー",
    },
    (ListKind.CONTACTS, "sentiment"): {
        Sentiment.ADVOCATE: "empfiehlt uns|ambassadeur|nos recomienda|promotor|推奨者",
        Sentiment.SUPPORTIVE: "wohlwollend|favorable|favorável|協力的",
        Sentiment.BLOCKER: "blockiert|opposant|en contra|bloqueador|阻害者",
        Sentiment.SCEPTICAL: "con reservas|cético|懐疑的",
        Sentiment.NEUTRAL: "neutro|中立",
    },
    (ListKind.OPPORTUNITIES, "stage"): {
        OpportunityStage.IDEA: "idee|idée|ideia|アイデア",
        OpportunityStage.PROPOSED: "vorgeschlagen|proposé|proposta|提案済み",
        OpportunityStage.QUALIFIED: "qualifié|cualificada|qualificada|見極め済み",
        OpportunityStage.WON: "ganha",
    },
    (ListKind.CONTACTS, "influence"): {
        Influence.HIGH: "élevée",
        Influence.MEDIUM: "moyenne|média",
        Influence.LOW: "baixa",
    },
    (ListKind.OPPORTUNITIES, "kind"): {
        OpportunityKind.UPSELL: "vente additionnelle|venta adicional|アップセル",
        OpportunityKind.CROSS_SELL: "vente croisée|venta cruzada|クロスセル",
        OpportunityKind.RENEWAL: "verlängerung|renouvellement|renovación|renovação|更新|契約更新",
    },
    (ListKind.CONTACTS, "status"): {
        ContactStatus.LEFT: "dejó la empresa|saiu",
    },
    (ListKind.SUBSCRIPTIONS, "status"): {
        SubscriptionStatus.TRIAL: "prueba piloto|teste",
        SubscriptionStatus.ENDED: "terminado",
    },
}
