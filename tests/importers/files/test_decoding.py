import io

import pytest

from csm_desktop.errors import UserError
from csm_desktop.importers.files.encodings import find_encoding

NAMES = "Firma;Ort\nMüller & Söhne;Köln\nBäckerei Groß;Würzburg\n"


def decoded(data: bytes, encoding: str = "") -> str:
    file = io.BytesIO(data)
    return find_encoding(file, "list.csv", encoding).text(file).read()


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", NAMES),
        ("utf-8-sig", NAMES),
        ("utf-16", NAMES),
        ("utf-16-le", NAMES),
        ("utf-16-be", NAMES),
        ("utf-32", NAMES),
        ("cp1252", NAMES),
        ("cp1252", "nom;ville\nSociété Générale;Orléans\n"),
        ("cp1252", "name\nNäf – “x” €5\n"),
        ("cp1252", "name\nJosé Peña\n"),
        ("latin-1", "concepto\ngestión administrativa\n"),
        ("cp932", "会社名,業種\n株式会社サカタのタネ,水産・農林業\n"),
        ("utf-16-le", "会社名,業種\n株式会社サカタのタネ,水産\n"),
        ("gb18030", "公司名称,行业\n北京科技有限公司,软件\n"),
        ("cp949", "회사명,업종\n삼성전자,전자\n"),
        ("cp949", "회사명,담당자,국가\n서울전자 주식회사,김민수,대한민국\n"),
        ("euc-jp", "会社名,担当者,国\n株式会社山田製作所,佐藤花子,日本\n"),
        ("euc-jp", "会社名,MRR\n株式会社山田,1000\n"),
        ("big5", "公司名稱,負責人\n台北光明電子股份有限公司,王小明\n"),
        ("iso2022_jp", "会社名,業種\n鈴木商店,小売業\n"),
        ("cp1251", "Имя;Город\nООО Ромашка;Москва\n"),
        ("cp1250", "nazwa;miasto\nŁódź Spółka;Żółć\nZażółć gęślą jaźń;Kraków\n"),
        ("cp852", "Firma;Opiekun\nŻółw;Łukasz Wiśniewski\nŚląskie Huty;Józef Źrebiec\n"),
        ("cp866", "Компания;Город\nООО Ромашка;Москва\n"),
        ("cp1250", "Firmă;Oraş\nŢara Fruct;Iaşi\nŞoim;Timişoara\n"),
        ("mac-roman", "Company;Owner\nAcorn – Rail;Kim O’Roe\n"),
        ("cp1254", "Şirket;Şehir\nTürk Telekom;İstanbul\nİş Bankası;Eskişehir\n"),
    ],
)
def test_text_is_read_in_the_encoding_it_was_written_in(encoding: str, text: str) -> None:
    data = text.encode(encoding)
    assert decoded(data) == text


def test_text_that_was_broken_before_it_was_written_stays_as_it_is() -> None:
    assert decoded("name\nCafÌ©\n".encode()) == "name\nCafÌ©\n"


def test_a_question_about_letters_shows_a_line_in_which_they_differ() -> None:
    found = find_encoding(
        io.BytesIO("Web;Vlastník\nx;Ľubovňa\ny;Ján Ňuk".encode("cp1250")), "a.csv"
    )
    assert [shown for _, shown in found.rivals] == ["x;Ľubovňa", "x;źubovňa"]


def test_one_damaged_byte_does_not_turn_a_whole_file_into_another_encoding() -> None:
    data = ("name\n" + "Müller\n" * 20).encode() + b"Caf\xe9\n"
    text = decoded(data)
    assert text.count("Müller") == 20
    assert "Caf\udce9" in text


def test_an_encoding_that_is_asked_for_is_used() -> None:
    assert decoded("Łódź\n".encode("cp1250"), "cp1250") == "Łódź\n"


@pytest.mark.parametrize("encoding", ["no-such-encoding", "ascii"])
def test_an_encoding_that_cannot_read_the_file_is_an_error_for_the_user(encoding: str) -> None:
    with pytest.raises(UserError, match="cannot be read as"):
        decoded("Łódź\n".encode(), encoding)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 etc",
        b"\x89PNG\r\n",
        b"\x1f\x8b\x08",
        bytes(range(32)) * 40,
        b"\xef\xbb\xbf<!DOCTYPE html><table>",
        b"BEGIN:VCARD\r\nVERSION:3.0\r\n",
        b'[{"name": "Acme"}]',
    ],
)
def test_i7_a_file_that_holds_no_text_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(UserError, match=r"list\.csv is not a table"):
        decoded(data)


HUNGARIAN = (
    "Kőbányai Sörgyár;Budapest;Szűcs Ágnes\nGyőri Műszer;Győr;Kovács Jenő\n"
    "Tűzoltó Kft;Székesfehérvár;Tóth Örs\nAlföldi Malom;Szeged;Nagy Béla\n"
)
POLISH = (
    "Łódzka Fabryka;Łódź;Małgorzata Wiśniewska\nŻywiec Browar;Żywiec;Jan Kowalski\n"
    "Śląskie Zakłady;Gdańsk;Paweł Zając\nMleczarnia Łąka;Kraków;Józef Górski\n"
)
CZECH = "Škoda Díly;Plzeň;Jiří Dvořák\nČeské dráhy;Ústí nad Labem;Tomáš Růžička\n"
FRENCH = "Étoile Énergie;Orléans;Zoé Lefèvre\nSociété Générale;Nîmes;François Noël\n"


@pytest.mark.parametrize("rows", [1, 2, 3, 4, 12, 40])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (HUNGARIAN, "cp1250"), (HUNGARIAN, "iso-8859-2"), (POLISH, "cp1250"),
        (POLISH, "iso-8859-2"), (CZECH, "cp1250"), (CZECH, "iso-8859-2"), (FRENCH, "cp1252"),
        (FRENCH, "mac-roman"), (NAMES, "cp1252"), (NAMES, "mac-roman"), (NAMES, "cp850"),
    ],
)  # fmt: skip
def test_short_lists_come_in_with_their_letters_or_are_asked_about(
    text: str, encoding: str, rows: int
) -> None:
    lines = (text * 10).splitlines()[:rows]
    data = ("Name;Ort;Wer\n" + "\n".join(lines) + "\n").encode(encoding)
    found = find_encoding(io.BytesIO(data), "list.csv")
    read = {data.decode(codec) for codec, _ in found.rivals} or {data.decode(found.name)}
    assert data.decode(encoding) in read


EASTERN_NAMES = {
    "euc-jp": ("株式会社山田製作所", "鈴木商店", "さくら電機", "トヨタ部品", "日本橋食品"),
    "cp932": ("株式会社山田製作所", "鈴木商店", "さくら電機", "トヨタ部品", "日本橋食品"),
    "gb18030": ("上海光明电子有限公司", "广州珠江贸易公司", "杭州西湖茶叶", "成都熊猫食品集团"),
    "big5": ("台北光明電子股份有限公司", "高雄港務貿易", "新竹科學軟體公司", "花蓮食品"),
    "cp949": ("서울전자 주식회사", "부산무역", "대전소프트", "한국통신서비스", "제주감귤농장"),
}


@pytest.mark.parametrize("rows", [1, 3, 12])
@pytest.mark.parametrize("encoding", EASTERN_NAMES)
def test_names_of_east_asia_come_in_with_their_signs_or_are_asked_about(
    encoding: str, rows: int
) -> None:
    names = EASTERN_NAMES[encoding]
    for first in range(len(names)):
        lines = [f"{names[(first + i) % len(names)]},{i}" for i in range(rows)]
        data = "\n".join(["Account,Seats", *lines]).encode(encoding)
        found = find_encoding(io.BytesIO(data), "list.csv")
        offered = {data.decode(codec) for codec in (found.name, *(c for c, _ in found.rivals))}
        assert data.decode(encoding) in offered


HUNGARIAN_NAMES = ("Szőke Kft", "Bőrdíszmű Zrt", "Győri Gépgyár", "Fűszer Bt", "Tűzoltó Kft")
POLISH_NAMES = ("Żółta Łódź", "Śląska Huta", "Źródło Wody", "Gdańska Stocznia", "Łąka i Syn")
CZECH_NAMES = ("Škoda Díly", "Řeznictví Novák", "Žižkov Čaj", "Děčín Loď", "Kůň a Vůz")
ROMANIAN_NAMES = ("Braşov Pâine", "Târgu Mureş", "Iaşi Vin", "Ţara Nouă", "Făgăraş")
GERMAN_NAMES = ("Müller Söhne", "Bäckerei Groß", "Köln Öl", "Straßenbau Süd", "Ärzte Haus")
FRENCH_NAMES = ("Étoile Énergie", "Hôtel Orléans", "Garçon Café", "Forêt Verte", "Château Noël")
SPANISH_NAMES = ("Peña Señor", "Año Nuevo", "Niño Café", "Málaga Jamón", "Muñoz")
TURKISH_NAMES = ("Şişli Gıda", "Çağlar", "Güneş Işık", "Öğütçü", "İğne")


@pytest.mark.parametrize("rows", [1, 2, 3, 5, 12, 40])
@pytest.mark.parametrize(
    ("names", "encoding"),
    [
        *((names, page) for names in (HUNGARIAN_NAMES, POLISH_NAMES, CZECH_NAMES, ROMANIAN_NAMES)
          for page in ("cp1250", "iso8859-2")),
        *((names, page) for names in (GERMAN_NAMES, FRENCH_NAMES, SPANISH_NAMES)
          for page in ("cp1252", "mac-roman", "cp850")),
        (TURKISH_NAMES, "cp1254"),
    ],
)  # fmt: skip
def test_a_short_list_is_read_right_or_asked_about(
    names: tuple[str, ...], encoding: str, rows: int
) -> None:
    lines = [f"{names[i % len(names)]};Land;{i}" for i in range(rows)]
    text = "\r\n".join(["Account Name;Country;Seats", *lines])
    data = text.encode(encoding)
    found = find_encoding(io.BytesIO(data), "list.csv")
    offered = [found.name, *(codec for codec, _ in found.rivals)]
    assert text in [data.decode(codec, "replace") for codec in offered]
