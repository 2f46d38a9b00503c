"""Phrases in Chinese, in both ways of writing it, and Korean (see `synonyms`, which adds these)."""

from csm_desktop.importers.meaning.fields import ListKind

_ACCOUNT_NAME = """
    公司|客户|客戶|客户名|客戶名稱|企业名称|企業名稱|公司名|회사명|회사|고객사|고객사명|
    고객명|업체명|거래처|거래처명|기업명"""
_ACCOUNT_ID = """
    客户编号|客户id|公司编号|客戶編號|客戶代碼|고객번호|고객 번호|고객코드|고객 id|회사 id|
    거래처코드"""
_OWNER = """
    负责人|客户经理|客户成功经理|負責人|客戶經理|客戶成功經理|담당자|담당 csm|고객담당자|
    담당 매니저"""
_ARR = """
    年度经常性收入|年费|年度合同额|年合同额|年度金额|年度經常性收入|年費|年度金額|
    연간반복매출|연간 반복 매출|연간계약금액|연간 계약 금액|연매출액 ?"""
_MRR = """
    月度经常性收入|月费|月度金额|月度經常性收入|月費|월간반복매출|월 반복 매출|월정액|
    월 구독료"""
_RENEWAL = "续约日期|续费日期|续约日|續約日期|續約日|갱신일|갱신 일자|갱신 예정일|재계약일"
_START = """
    开始日期|合同开始日期|生效日期|開始日期|合約開始日期|시작일|계약 시작일|계약시작일|
    계약일"""
_END = """
    结束日期|到期日|到期日期|合同结束日期|結束日期|合約結束日期|종료일|계약 종료일|
    계약종료일|만료일"""
_CURRENCY = "币种|货币|幣別|貨幣|통화"
_STATUS = "状态|客户状态|狀態|客戶狀態|상태|고객상태|고객 상태"
_SEATS = "席位数|许可数|授权数|用户数 ?|席位數|授權數|라이선스|라이선스 수|좌석 수"
_PRODUCT = "产品|产品名称|套餐|產品|產品名稱|方案|제품|제품명|상품|상품명|요금제"
_NOTES = "备注|说明|備註|說明|비고|메모"
_EMAIL = "邮箱|电子邮件|电子邮箱|邮件|郵箱|電子郵件|電子信箱|이메일|이메일 주소|메일"

EASTERN: dict[ListKind, dict[str, str]] = {
    ListKind.ACCOUNTS: {
        "external_id": _ACCOUNT_ID,
        "name": _ACCOUNT_NAME,
        "domain": "网站|网址|官网|網站|網址|웹사이트|홈페이지|도메인",
        "industry": "行业|產業|行業|업종|산업",
        "employees": "员工数|员工人数|人数|員工數|員工人數|직원수|직원 수|임직원수",
        "country": "国家|国家地区|國家|국가",
        "city": "城市|도시",
        "segment": "客户等级|客户级别|客戶等級|고객등급|고객 등급|세그먼트",
        "owner": _OWNER,
        "sold_by": "销售|销售负责人|業務|業務負責人|영업담당자|영업 담당자",
        "currency": _CURRENCY,
        "status": _STATUS,
        "arr": _ARR,
        "mrr": _MRR,
        "renews_on": f"{_RENEWAL}|{_END}",
        "contract_start": _START,
        "licensed_seats": _SEATS,
        "products": _PRODUCT,
        "notes": _NOTES,
    },
    ListKind.CONTACTS: {
        "account_id": _ACCOUNT_ID,
        "account_name": _ACCOUNT_NAME,
        "name": "联系人|联系人姓名|聯絡人|聯絡人姓名|姓名|성명|이름|연락처명|담당자명",
        "title": "职位|职务|職稱|職務|직책|직급|직함",
        "department": "部门|部門|부서|부서명",
        "email": _EMAIL,
        "phone": "电话|联系电话|電話|聯絡電話|전화|전화번호|연락처",
        "mobile": "手机|手机号|手機|휴대폰|휴대전화|핸드폰",
        "notes": _NOTES,
    },
    ListKind.SUBSCRIPTIONS: {
        "external_id": "合同编号|合同号|合約編號|계약번호|계약 번호",
        "account_id": _ACCOUNT_ID,
        "account_name": _ACCOUNT_NAME,
        "arr": _ARR,
        "mrr": _MRR,
        "currency": _CURRENCY,
        "starts_on": _START,
        "ends_on": _END,
        "renews_on": _RENEWAL,
        "licensed_seats": _SEATS,
        "product": _PRODUCT,
        "status": _STATUS,
    },
    ListKind.READINGS: {
        "account_id": _ACCOUNT_ID,
        "account_name": _ACCOUNT_NAME,
        "on": "日期|月份|날짜|일자|월 ?",
        "value": "数值|數值|값",
    },
}
"""Kind -> field -> phrases of it, written as those of `synonyms.PHRASES`."""
