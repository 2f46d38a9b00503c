"""Words of column names as people shorten them in sheets of their own: "Cust. No.", "Ren. Dt."."""

_SHORT_TEXT = """
    cust custs=customer  acct acc=account  co=company  mgr mngr=manager  no num nbr=number
    ann annl=annual  rev=revenue  ren rnwl renwl=renewal  dt=date  contr cntr cntrct=contract
    val vl=value  strt=start  eff=effective  exp expir=expiration  ph phn=phone  addr=address
    qty=quantity  amt=amount  lic lics=licenses  subs sub=subscription  emp emps=employees
    org=organization  dept=department  curr cur ccy=currency  prod prd=product  descr=description
    stat sts=status  opp oppty=opportunity  mtg=meeting  dur=duration  prob=probability
    cls=close  stg=stage  qtr=quarter  yr=year  mo mth mthly=month  ttl=title  fst frst=first
    lst=last  nm=name  ctry=country  ind=industry  seg=segment  cntct=contact  exec=executive
    rep=representative  ownr=owner  eml=email  pmt=payment  inv=invoice  tot=total
    kd kdn=kunde  kdnr=kundennummer  fa=firma  ansprechp anspr=ansprechpartner  vertr=vertrag
    monatl mtl=monatliche  jährl jhrl=jährliche
    verl=verlängerung  mitarb=mitarbeiter  nr=nummer  dat=datum  betr=betrag  wä währg=währung
    cli clt=client  deb=début  éch ech=échéance  renouv=renouvellement  mt mnt=montant
    fec fch=fecha  cód cod=código  núm=número  venc=vencimiento
    renov=renovación
"""
_SHARED = frozenset(("owner", "manager", "founder", "csm", "lead"))  # "Co-Owner" is a second one
_SHORT = {
    short: whole.strip()
    for part in _SHORT_TEXT.replace("\n", "  ").split("  ")
    if "=" in part
    for shorts, _, whole in [part.partition("=")]
    for short in shorts.split()
}


def in_full(spoken: str) -> str:
    """A column's name, as `words` leaves it, with its shortened words in full; empty where none
    is."""
    parts = spoken.split()
    if parts[:1] == ["co"] and {*parts[1:]} & _SHARED:
        return ""
    whole = " ".join(_SHORT.get(part, part) for part in parts)
    return whole if whole != spoken else ""
