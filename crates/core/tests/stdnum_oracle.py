"""Judges identifiers with python-stdnum, an independent implementation of the same rules.

Reads lines "code<TAB>value" until the end of the input and answers each with 1 (valid) or 0, in order.
The first line of the answer is "stdnum <version>"; when the library is missing it is "missing <reason>".
"""

import sys

try:
    import stdnum
    from stdnum import ean, iban, lei
    from stdnum.at import uid as at_uid
    from stdnum.au import abn
    from stdnum.be import vat as be_vat
    from stdnum.ch import uid as ch_uid
    from stdnum.cz import dic as cz_dic
    from stdnum.de import leitweg
    from stdnum.de import vat as de_vat
    from stdnum.dk import cvr
    from stdnum.ee import kmkr, registrikood
    from stdnum.fi import ytunnus
    from stdnum.fr import siren, siret, tva
    from stdnum.gr import vat as gr_vat
    from stdnum.hr import oib
    from stdnum.hu import anum
    from stdnum.is_ import kennitala
    from stdnum.it import iva
    from stdnum.jp import cn
    from stdnum.lu import tva as lu_tva
    from stdnum.mt import vat as mt_vat
    from stdnum.nl import btw
    from stdnum.no import mva, orgnr as no_orgnr
    from stdnum.pl import nip
    from stdnum.pt import nif
    from stdnum.rs import pib
    from stdnum.se import orgnr as se_orgnr
    from stdnum.se import vat as se_vat
except ImportError as error:
    print("missing", error)
    sys.exit(0)

JUDGES = {
    "0002": siren.is_valid,
    "0007": se_orgnr.is_valid,
    "0009": siret.is_valid,
    "0088": ean.is_valid,
    "0151": abn.is_valid,
    "0158": cz_dic.is_valid,
    "0183": ch_uid.is_valid,
    "0184": cvr.is_valid,
    "0188": cn.is_valid,
    "0191": registrikood.is_valid,
    "0192": no_orgnr.is_valid,
    "0196": kennitala.is_valid,
    "0199": lei.is_valid,
    "0204": leitweg.is_valid,
    "0208": be_vat.is_valid,
    "0211": iva.is_valid,
    "0212": ytunnus.is_valid,
    "0213": ytunnus.is_valid,
    # stdnum knows the business id alone, and the Serbian number without its country.
    "0216": lambda value: value.startswith("0037") and ytunnus.is_valid(value[4:12]),
    "9909": mva.is_valid,
    "9910": anum.is_valid,
    "9914": at_uid.is_valid,
    "9918": iban.is_valid,
    "9925": be_vat.is_valid,
    "9930": de_vat.is_valid,
    "9931": kmkr.is_valid,
    "9933": gr_vat.is_valid,
    "9934": oib.is_valid,
    "9938": lu_tva.is_valid,
    "9943": mt_vat.is_valid,
    "9944": btw.is_valid,
    "9945": nip.is_valid,
    "9946": nif.is_valid,
    "9948": lambda value: pib.is_valid(value.removeprefix("RS")),
    "9955": se_vat.is_valid,
    "9957": tva.is_valid,
}

print("stdnum", stdnum.__version__)
for line in sys.stdin:
    code, value = line.rstrip("\n").split("\t")
    print(1 if JUDGES[code](value) else 0)
