"""Files as other programs write them, small enough to be read here."""

HUBSPOT = """\
Record ID,Company name,Company Domain Name,Industry,City,Number of Employees,Our contact there
9001,Northwind Rail,northwind.example,Transport,Leeds,1200,Alex Young
9002,Halden Foods,halden.example,Food,Halden,340,Mina Berg
9003,Kestrel Health,kestrel.example,Health,Bristol,87,Jo Park
9003,Kestrel Health,kestrel.example,Health,Bristol,87,Jo Park
"""
# The column called a name holds code names; the customers' names stand under another head.
WRONG_NAME = """\
Account Name,Customer as on the contract,Web site,City
BLUE-1,Northwind Rail,northwind.example,Leeds
RED-7,Halden Foods,halden.example,Halden
"""
DATES = """\
Company name,Contract start,City
Northwind Rail,03/04/2025,Leeds
Halden Foods,05/06/2025,Halden
"""
BAD_ROWS = """\
Company name,ARR (GBP),City
Northwind Rail,1200,Leeds
,900,Halden
,12,Bristol
"""
NO_LIST = """\
Alpha,Beta
some words,other words
more words,and others
"""
REVENUE = """\
Company name,ARR
Northwind Rail,12000
Halden Foods,8000
"""
