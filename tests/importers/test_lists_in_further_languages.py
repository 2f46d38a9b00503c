"""Lists in languages that fewer of them are written in: names, statuses, countries, money."""

from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.values.places import country_code
from tests.importers.lists import fed, planned

_LISTS = {
    "sv": ("Kundnamn;Land;Kundansvarig;Årlig intäkt;Valuta;Förnyelsedatum;Status",
           "Sverige;Bo Ek;84 000,00;SEK;2027-03-31;Aktiv", "Uppsagd", "SE", "84000"),
    "da": ("Kundenavn;Land;Kundeansvarlig;Årlig værdi;Valuta;Fornyelsesdato;Status",
           "Danmark;Bo Ek;84.000,00;DKK;31-03-2027;Aktiv", "Opsagt", "DK", "84000"),
    "pl": ("Nazwa firmy;Kraj;Opiekun;Wartość roczna;Waluta;Data odnowienia;Status",
           "Polska;Ola Żuk;84 000,00;PLN;31.03.2027;Aktywny", "Zakończony", "PL", "84000"),
    "cs": ("Název;Země;Správce;Roční hodnota;Měna;Datum obnovy;Stav",
           "Česko;Jan Říha;84 000;CZK;31. 3. 2027;Aktivní", "Ukončený", "CZ", "84000"),
    "hu": ("Cégnév;Ország;Felelős;Éves díj;Pénznem;Megújítás dátuma;Állapot",
           "Magyarország;Őri Éva;84 000;HUF;2027.03.31.;Aktív", "Lemondva", "HU", "84000"),
    "tr": ("Müşteri;Ülke;Sorumlu;Yıllık gelir;Para birimi;Yenileme tarihi;Durum",
           "Türkiye;Ayşe Çağ;84.000,00;TRY;31.03.2027;Aktif", "İptal", "TR", "84000"),
    "ko": ("고객사명;국가;담당자;연간 계약 금액;통화;갱신일;상태",
           "대한민국;김민수;84,000,000;KRW;2027년 3월 31일;이용중", "해지", "KR", "84000000"),
    "zh": ("客户名称;国家;客户成功经理;年度合同额;币种;续约日期;状态",
           "中国;王小明;84,000.00;CNY;2027年3月31日;正常", "已流失", "CN", "84000"),
    "es": ("Cliente;País;Gestor de cuenta;ARR;Moneda;Fecha de renovación;Estado",
           "Chile;Íñigo Sol;84.000,00;EUR;31/03/2027;Activo", "De baja", "CL", "84000"),
    "nl": ("Klantnaam;Land;Accountmanager;ARR;Valuta;Verlengdatum;Status",
           "Nederland;Bo Smit;84.000,00;EUR;31-3-2027;Actief", "Beëindigd", "NL", "84000"),
}  # fmt: skip


@pytest.mark.parametrize("language", _LISTS)
def test_a_book_is_read_whatever_its_language(tmp_path: Path, language: str) -> None:
    headers, row, ended, country, arr = _LISTS[language]
    other = row.rpartition(";")[0]
    plan = planned(tmp_path, f"{headers}\nAlmdal;{row}\nBrekke;{other};{ended}\n")
    assert (plan.kind, plan.questions) == (ListKind.ACCOUNTS, ())
    assert set(fed(plan).values()) == {
        "name", "country", "owner", "arr", "currency", "renews_on", "status",
    }  # fmt: skip
    one, two = plan.drafts
    assert (one.values["country"], one.values["arr"]) == (country, Decimal(arr))
    assert (one.values["status"], two.values["status"]) == (
        AccountStatus.LIVE, AccountStatus.CHURNED,
    )  # fmt: skip


def test_the_letters_of_cars_are_countries() -> None:
    assert [country_code(letters) for letters in ("D", "A", "CH")] == ["DE", "AT", "CH"]


def test_the_customer_success_manager_is_the_owner_and_the_other_sold(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        "Company name,Company owner,Customer Success Owner,Industry\nAlmdal,Ana,Rui,Food\n",
    )
    assert fed(plan)["Customer Success Owner"] == "owner"
    assert fed(plan)["Company owner"] == "sold_by"


def test_what_is_paid_a_year_has_many_names_in_german(tmp_path: Path) -> None:
    text = "Name 1;Ort;Vertriebsbeauftragter;{};Währung\nAldo;Kiel;Bo Ek;24.000,00;EUR\n"
    for header in ("Vertragswert p.a.", "Lizenzgebühr pro Jahr", "Wartungsentgelt jährlich"):
        plan = planned(tmp_path, text.format(header))
        assert (fed(plan)[header], fed(plan)["Vertriebsbeauftragter"]) == ("arr", "sold_by")
