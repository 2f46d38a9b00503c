"""What exports of other systems are known by: their headers, the form of their ids, their notes.

One `System` each. Weights are tenths: a list is named when its signs come to ten, so one sign of
ten is enough by itself (nobody else writes "Item ID (auto generated)"), and words that many lists
use count little, however many come together. `seen` says where a signature comes from: True, files
of that form were read (invented values, real shape); False, only the makers' documents were.
"""

import re
from collections.abc import Mapping

from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """A form that headers, values or notes have; each of at most `times` headers adds `weight`.

    `label` is what a reason calls it; without one a header is named as it stands in the file.
    """

    form: re.Pattern[str]
    weight: int
    label: Message | None = None
    times: int = 1


@dataclass(frozen=True, slots=True)
class System:
    """One system, and what its exports have.

    `phrases` are headers by their words, whatever the case and the signs between, with weights;
    `headers` are forms of headers as written. `values` hold for a column when nearly all of its
    filled cells have the form, `notes` for any line beside the rows.
    """

    name: str
    seen: bool
    phrases: Mapping[str, int]
    headers: tuple[Sign, ...] = ()
    values: tuple[Sign, ...] = ()
    notes: tuple[Sign, ...] = ()
    is_report: bool = False


def _phrases(text: str) -> dict[str, int]:
    """`phrase 4 | another 3`: header words and their weights."""
    pairs = (item.rsplit(maxsplit=1) for item in text.split("|"))
    return {" ".join(phrase.split()): int(weight) for phrase, weight in pairs}


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


SYSTEMS: tuple[System, ...] = (
    System(
        "Salesforce", True,
        _phrases(
            "account id 2 | account id 18 4 | contact id 2 | opportunity id 3 | account owner 2 |"
            "opportunity owner 3 | account owner alias 5 | opportunity owner alias 5 |"
            "isdeleted 4 | masterrecordid 5 | systemmodstamp 6 | createdbyid 4 | billingstreet 3 |"
            "lastmodifiedbyid 4 | last modified by id 4 | system modstamp 6 | master record id 5 |"
            "18 digit id 5 | case safe id 6 | arr currency 2 | amount currency 2 |"
            "fiscal period 2 | opportunity name 2 | probability 1 | next step 1 | lead source 1 |"
            "billing city 1 | billing country 1 | billing state province 3 | "
            "billing zip postal code 3 | mailing state province 3 | mailing city 1 |"
            "opportunity record type 4 | account record type 4 | contract owner full name 5 |"
            "has opted out of email 3"
        ),
        headers=(Sign(_form(r"\w+__[cr]$"), 10, times=1),),
        values=(
            # Fifteen characters of digits alone are some other number.
            Sign(re.compile(r"(?=.*[A-Za-z])(?:00[135QT6]|[57]0[01]|80[01])[0-9A-Za-z]{12}"), 10,
                 say("15-character ids")),
            Sign(re.compile(
                r"(?=.*[A-Za-z])(?:00[135QT6]|[57]0[01]|80[01])[0-9A-Za-z]{12}[A-Z0-5]{3}"), 10,
                 say("18-character ids")),
            # Choices that a new organisation has; those that others took over tell nothing.
            Sign(re.compile(r"Customer - (Direct|Channel)|Channel Partner / Reseller|Prospect|"
                            r"(Installation|Technology) Partner"), 6),
            Sign(re.compile(r"Prospecting|Qualification|Needs Analysis|Value Proposition|"
                            r"Id\. Decision Makers|Perception Analysis|Closed (Won|Lost)|"
                            r"Proposal/Price Quote|Negotiation/Review"), 3),
        ),
        notes=(
            Sign(_form(r"^confidential information - do not distribute"), 7,
                 say("“Confidential Information” footer")),
            Sign(_form(r"^copyright .*salesforce\.com"), 10, say("“salesforce.com” footer")),
            Sign(_form(r"^grand totals? \(\d+ records?\)"), 4, say("“Grand Totals” footer")),
        ),
        is_report=True,
    ),
    System(
        # Headers as users quote them beside their own scripts; no whole file was had.
        "HubSpot", False,
        _phrases(
            "record id contact 10 | record id company 10 | record id deal 10 | record id 4 |"
            "record id ticket 10 |"
            "marketing contact status 7 | company owner 2 | contact owner 2 | deal owner 2 |"
            "company domain name 5 | company name 1 | lifecycle stage 3 | associated company 3 |"
            "lead status 1 |"
            "associated company ids 7 | associated contact ids 7 | associated deal ids 7 |"
            "associated company primary 7 | number of associated contacts 5 | create date 1 |"
            "number of associated deals 5 | became a customer date 5 | last activity date 1 |"
            "amount in company currency 5 | deal stage 1 |"
            "original source 2 | original traffic source 5 | deal pipeline 1 | hs object id 10"
        ),
    ),
    System(
        "Dynamics 365", True,
        _phrases("address 1 city 4 | address 1 country region 5 | address 1 street 1 4 |"
                 "address 1 zip postal code 5 | relationship type 1 | primary contact 1 |"
                 "business phone 1 | company name account 4"),
        headers=(
            Sign(_form(r"^\(do not modify\) \w"), 10),
            Sign(_form(r"^[^()]+ \([^()]+\) \((account|contact|user|opportunity)\)$"), 5, times=2),
        ),
    ),
    System(
        # Names that the maker's documents give; its own fields end as Salesforce's do.
        "Insightly", False,
        _phrases("organisation name 3 | organisation owner 6 | organization owner 4 | tag 1 3 |"
                 "email domain 1 6 | link name 1 6 | link role 1 6 | record id 1 | tag list 2 |"
                 "opportunity responsible user 6 | contact owner 1"),
    ),
    System(
        "Zoho", True,
        _phrases("record id 2 | tasks involved 4 | events involved 4 | calls involved 4 |"
                 "activities involved 4 | account owner id 1 | email opt out 2 | created time 1 |"
                 "modified time 2 | exchange rate 1 | secondary email 1"),
        headers=(Sign(_form(r"^[a-z][a-z ]+\.id$"), 4, times=2),),
        values=(Sign(_form(r"zcrm_\d+"), 10, say("ids that begin with “zcrm_”")),),
    ),
    System(
        "Pipedrive", True, {},
        headers=(Sign(_form(r"^(organization|person|deal|lead|activity|product) - \w"), 5,
                      times=3),),
    ),
    System(
        # Names of the company model in the maker's documents.
        "Planhat", False,
        _phrases("source id 2 | external id 1 | co owner 3 | customer from 4 |"
                 "customer to 4 | csm score 4 | mr total 5 | nrr30 6 | nrr total 4 | phase 1 |"
                 "phase since 5 | h profile 6 | last touch type 5 | renewal days from now 5 |"
                 "last touch 2 | shareable 2"),
        headers=(Sign(_form(r"planhat"), 10),),
    ),
    System(
        # Names of the standard objects in the maker's documents.
        "Gainsight", False,
        _phrases("gsid 10 | company gsid 10 | person gsid 10 | current score 3 | previous score 3 |"
                 "original contract date 4 | onetime revenue 4 | lifetime in months 4 |"
                 "lifecycle in weeks 6 | scorecard 2 | sfdc account id 3 | csm 1"),
        headers=(Sign(_form(r"gainsight"), 10),),
    ),
    System(
        # Names that the maker's import template and interface use.
        "ChurnZero", False,
        _phrases("churn score 5 | churnscore 9 | account external id 5 | contact external id 5 |"
                 "total contract amount 4 | next renewal date 2 | license count 3 |"
                 "primary churn score 9"),
        headers=(Sign(_form(r"churn ?zero"), 10),),
    ),
    System(
        # Names of the maker's interface; traits carry their source in front.
        "Vitally", False,
        _phrases("key roles 3 | organization id 1 | next renewal date 1 | health score 2 |"
                 "last inbound message 3 | last outbound message 3 | churned at 2 | mrr 1"),
        headers=(Sign(_form(r"^traits?: \w"), 5, times=2), Sign(_form(r"^key roles?: \w"), 5),
                 Sign(_form(r"^vitally\b"), 10), Sign(_form(r"\bvitally\.custom\."), 10)),
    ),
    System(
        # Attributes that the maker's documents name.
        "Totango", False,
        _phrases("health rank 5 | engagement score 2 | contract renewal date 3 | contract value 2 |"
                 "success manager 2 | license utilization 3 | health status change 5 |"
                 "health change date 4"),
        headers=(Sign(_form(r"totango"), 10),),
    ),
    System(
        "Stripe", True,
        _phrases("customer description 4 | cancel at period end 4 | seller message 6 |"
                 "current period start utc 5 | current period end utc 5 | trial end utc 3 |"
                 "created utc 3 | canceled at utc 3 | taxes on fee 6 | card issue country 5 |"
                 "converted amount 3 | customer facing description 4"),
        values=(
            Sign(re.compile(r"cus_[A-Za-z0-9]+"), 10, say("ids that begin with “cus_”")),
            Sign(re.compile(r"sub_(?=.*[A-Z0-9])[A-Za-z0-9]+"), 10,
                 say("ids that begin with “sub_”")),
            Sign(re.compile(r"price_[A-Za-z0-9_]+"), 5, say("ids that begin with “price_”")),
        ),
    ),
    System(
        # Names of the subscription and customer resources in the maker's documents.
        "Chargebee", False,
        _phrases("auto collection 5 | current term start 4 | current term end 4 |"
                 "next billing at 5 | remaining billing cycles 5 | activated at 2 | plan id 1 |"
                 "billing period unit 5 | net term days 5 | promotional credits 3 |"
                 "excess payments 3 | item price id 5"),
        headers=(Sign(_form(r"^(subscriptions?|customers?|invoices?|addresses)\.[a-z_]+$"), 5,
                      times=2),),
    ),
    System(
        # Names and ids of the entities in the maker's documents.
        "Paddle", False,
        _phrases("collection mode 4 | next billed at 4 | custom data 1 | paused at 1 |"
                 "billing cycle interval 2 | scheduled change 4 | unit price amount 3"),
        values=(
            # Stripe's begin alike, and are of another length.
            Sign(re.compile(r"(sub|ctm|txn|pri|pro)_01[a-z0-9]{24}"), 12,
                 say("ids of Paddle’s form")),
        ),
    ),
    System(
        # Names of the organization and ticket resources, and of the metrics, in its documents.
        "Zendesk", False,
        _phrases("shared tickets 5 | shared comments 5 | domain names 3 | organization fields 6 |"
                 "ticket form 3 | satisfaction score 2 | requester 2 | ticket form id 5 |"
                 "first reply time in minutes 5 | full resolution time in minutes 5 |"
                 "summation column 7 | requester external id 4 | requester domain 4 |"
                 "initially assigned at 4 | group stations 5 | assignee stations 5 |"
                 "requester organization 4"),
        headers=(Sign(_form(r"zendesk"), 10),),
    ),
    System(
        # Names of the user and company attributes in the maker's documents.
        "Intercom", False,
        _phrases("web sessions 4 | marked email as spam 4 | unsubscribed from emails 4 |"
                 "has hard bounced 4 | last opened email 3 | last clicked on link in email 4 |"
                 "company web sessions 4 | company last seen 4 | company created at 2 |"
                 "conversation rating 3 | monthly spend 2 | people 1 | company id 1"),
        headers=(
            Sign(_form(r"^(last heard from|last contacted|last seen on (ios|android))\b"), 5,
                 times=2),
            Sign(_form(r"^(first seen|last seen|signed up)( \([a-z/_ ]+\))?$"), 2, times=3),
            Sign(_form(r"intercom"), 10),
        ),
    ),
    System(
        "LinkedIn", True,
        _phrases("connected on 6 | position 1 | url 1 | email address 1"),
        values=(Sign(_form(r"https?://([a-z]{2,3}\.)?linkedin\.com/in/.*"), 4,
                     say("addresses of profiles")),),
    ),
    System(
        "Google Contacts", True,
        _phrases("group membership 6 | yomi name 7 | given name 1 | family name 1 |"
                 "additional name 2 | phonetic first name 4 | organization title 3 | file as 2 |"
                 "organization name 1 | organization 1 name 5 | organization 1 title 5"),
        headers=(
            Sign(_form(r"^e-?mail \d+ - (value|type|label)$"), 10),
            Sign(_form(r"^(phone|address|website) \d+ - "), 5),
        ),
        values=(Sign(_form(r"(\*? ?\w+ ::: )*\* ?my ?contacts( ::: .*)?"), 10,
                     say("the label “myContacts”")),),
    ),
    System(
        "Outlook", True,
        _phrases("e mail display name 7 | e mail address 2 | e mail 2 address 4 |"
                 "e mail 3 address 4 | e mail type 5 | internet free busy 7 | business phone 1 |"
                 "government id number 5 | organizational id number 5 | business street 2 |"
                 "business country region 4 | home country region 4 | assistant s phone 3 |"
                 "directory server 2 | middle name 1 | suffix 1 | manager s name 2"),
    ),
    System(
        "Airtable", True, {},
        values=(
            Sign(re.compile(r"rec[A-Za-z0-9]{14}"), 10, say("ids that begin with “rec”")),
            Sign(_form(r".*\(https://(v\d\.airtableusercontent|dl\.airtable)\.com/.*"), 10,
                 say("links to its files")),
            # A ticked box, and nothing for one that is not.
            Sign(re.compile(r"checked"), 5, say("boxes “checked” or empty"), times=2),
        ),
    ),
    System(
        "Notion", True, {},
        values=(
            Sign(_form(r".*\((https://)?(www\.)?notion\.so/.*"), 10, say("links to its pages")),
            Sign(_form(r".*%20[0-9a-f]{32}\.(md|csv).*"), 10, say("links to its pages")),
            Sign(re.compile(r"\w+ \d{1,2}, \d{4}( [\d:]+ [AP]M)? → .+"), 5,
                 say("spans of dates with “→”")),
        ),
    ),
    System(
        # Headers as scripts that read its boards name them.
        "monday", False,
        _phrases("item id auto generated 10 | subitems 6 | creation log 4 | timeline start 4 |"
                 "timeline end 4 | item id 1 | last updated 1"),
    ),
    System(
        # The form of its external ids, and names of the partner model, in its documents.
        "Odoo", False,
        _phrases("external id 2 | is a company 5 | related company 4 | salesperson 2 |"
                 "display name 1 | company type 1 | parent id id 6 | country external id 6"),
        headers=(Sign(_form(r"\w+/(\.?id|external id)$"), 6, times=2),),
        values=(Sign(_form(r"(__export__|base)\.res_\w+_\d+(_[0-9a-f]+)?"), 10,
                     say("ids that begin with “__export__”")),),
    ),
    System(
        "ERPNext", True,
        _phrases("customer group 4 | territory 3 | customer type 2 | customer name 1 |"
                 "default price list 4 | id 1 | default currency 1"),
        values=(Sign(_form(r"(ACC-SINV|CRM-OPP|CRM-LEAD)-\d{4}-\d+"), 10,
                     say("ids such as ACC-SINV-2026-00001")),),
        notes=(
            Sign(_form(r"^data import template$"), 7, say("“Data Import Template” above")),
            Sign(_form(r"^doctype:"), 5, say("“DocType” above")),
        ),
    ),
    System(
        # Headers as scripts that write and read its contacts have them.
        "Xero", False,
        _phrases("po address line1 5 | po postal code 3 | sa address line1 5 | ddi number 3 |"
                 "accounts receivable tax code name 6 | due date sales day 4 | skype name 1"),
    ),
    System(
        # Its own help, and scripts that read its lists of customers.
        "QuickBooks", False,
        _phrases("phone numbers 3 | bill address 4 | ship address 3 | billing address 2 |"
                 "shipping address 2 | open balance 5 | attachments 3 | street address 2"),
        notes=(Sign(_form(r"^customer contact list$"), 7, say("“Customer Contact List” above")),),
    ),
    System(
        # Columns that its help names.
        "Pendo", False,
        _phrases("visitor id 5 | number of visitors 3 | days active 3 | number of events 3 |"
                 "time on app minutes 4 | average daily time on app minutes 6 | first visit 2 |"
                 "average daily time on app 6 | last visit 2"),
    ),
)  # fmt: skip
