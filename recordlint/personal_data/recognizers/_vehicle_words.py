"""Words that speak of a vehicle, and short words that are no part of a registration mark (general usage)."""

from __future__ import annotations

from recordlint.personal_data.recognizers._cues import words

VEHICLES = (
    r"vehicles?|cars?|vans?|lorr(?:y|ies)|truck|motor ?bikes?|motorcycles?|mopeds?|scooters?|taxis?|cabs?|minicab|minibus|"
    r"pick ?up truck|camper ?van|campervan|caravan|motorhome|motability|hatchback|saloon|estate car|4x4|transit|drives?|driving|driven|"
    r"driver|parked|number ?plates?|dvla|mot|v5c?|log ?book|parking permit|permit"
)
"""Nouns and verbs of vehicles and driving, as one pattern of alternatives."""

MAKES = (
    r"ford|vauxhall|bmw|audi|volkswagen|vw|toyota|nissan|honda|peugeot|renault|citroen|citro\u00ebn|fiat|kia|hyundai|"
    r"skoda|\u0161koda|seat|mazda|mercedes|merc|benz|volvo|mini|land ?rover|range ?rover|rover|jaguar|suzuki|dacia|mitsubishi|"
    r"lexus|tesla|corsa|fiesta|focus|astra|golf|polo|clio|micra|juke|qashqai|yaris|aygo|insignia|zafira|mondeo|ka|kuga|"
    r"passat|octavia|fabia|berlingo|vivaro|sprinter|punto|panda|jazz|civic|picanto|sportage|duster|sandero|megane|"
    r"scenic|kangoo|i10|i20|c1|c3|leaf|zoe|vespa|yamaha|kawasaki"
)
"""Makes and common models, as one pattern of alternatives."""

NO_MARK = words(
    """
    a i x am an as at be bm bp by cc cm do dr eg fm ft gm go gp hb he hr hz ie if in is it iu kg km lb me mg ml
    mm mp mr ms mw my nd no of ok on or oz ph pm pt rd re rr so sp st th to tv up us vs we wk yr all and any apr
    are aug avg bds bmi boy bpm but can cap cms cpn csw dad day dec did dla due ecg esa feb for fri gcs get gms
    got had has her hes him his how hrs icu inj ish its itu ive jan jul jun kgs kid kmh kms lbs let ltr mar max
    may mcg men met mgs min mls mon mph mth mum nan new nhs not nov now obs oct odd off old one our out per pip
    prn pts put qds ran run sat saw say sec see sep set she sit six son sun tab tds ten the thu til too tue two
    use uti via was way wed who why wks yes you yrs mins shes with approx
    """
)
"""Words, units, months and readings with one to three letters (and a few longer): "12 may", "RR18 bpm", "on12 the"."""

TRADE = words(
    """
    chc sen foi rev ref low med nil dna uti copd icb cht mdt dst lac cin cpp chin ehc ehp dol mca mha asd cmh cca lpa poa
    gdp poc pot vte mri xr inf ecg echo cxr msu bld rbc wbc crp inr eye ear ent box pkt amp loc set kit org com inc pdf
    doc csv zip jpg png gov edu fte wte sig pos neg abs abd uac ubc scan form info copy send sent seen rag red amb grn
    """
)
"""Short forms of the trade behind a code, where nothing speaks of a vehicle: "FY21 CHC", "HB12 LOW"."""
