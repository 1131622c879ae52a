"""Words that stand behind @ meaning "at", and words that are no name behind the name of a platform (general usage)."""

from __future__ import annotations

from recordlint.personal_data.recognizers._cues import words

PLACES = words(
    """
    address admission aldi all asap asda assessment aunties bank base baseline bed bedtime boots breakfast
    brothers cells center centre chemist church clinic college conference contact costa court cpc custody dad
    dads dawn daycare daycentre days dentist dinner discharge door end first flat fri friday friends gate gp gps
    gran grans gym handover her his home hospital hostel house hub jcp jobcentre lac last least library lidl
    lunch lunchtime mash mates mcdonalds mdt meeting midday midnight moment mon monday mosque most mum mums my
    nan nannas nans neighbours night night's nights noon nursery office once our panel park partners pharmacy
    police pool present prison property reception refuge respite rest review risk sat saturday school shop shops
    sisters start station sun sunday supper surgery tea teatime temple tesco that the theatre their this thu
    thur thurs thursday time times today tomorrow tue tues tuesday visit ward wards wed wednesday weekend
    weekends work xray your
    """
)
"""What people are "@": places, times and events."""

NO_NAME = PLACES | words(
    """
    a above access account accounts activity agreed also an and another any app apps are as at available be been
    before below blocked but by call called calls can care carer carers changed chat chats checked child
    children confirmed contacted contacting could dad's daily declined deleted details did different discussed
    discussion do does done everyone expected fake father fine for foster friend from get given good got group
    groups had has have he hearing hers him how i if in inappropriate into is it its just known limited login
    may me media message messages messaging might monitored more mother much mum's n/a na needed new nil nk no
    none normal not nothing now of off ok okay old on online only or other out over own page pages pain parent
    parents part password passwords people person phone photo photos picture pictures post posted posting posts
    private profile profiles public real refused removed reported required restricted safety said same says seen
    sends sensitive sensitivity sent settings several shared sharing she should since so social some someone
    something staff still tba tbc team teams than them then there these they those to told too under unknown
    until up us used uses using usual various very via video videos was we well were what when where which while
    who whom why will with worker would yes yet you young yours
    """
)
"""Words that are never taken for somebody's name on a platform."""
