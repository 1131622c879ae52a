"""Hosts of the web by what their pages are: social networks, file shares, meeting rooms, public information (general usage)."""

from __future__ import annotations

from recordlint.personal_data.recognizers._contact_cells import words

PROFILES = words("""
    facebook.com fb.com fb.me m.me messenger.com instagram.com twitter.com x.com tiktok.com linkedin.com
    snapchat.com threads.net threads.com bsky.app reddit.com pinterest.com pinterest.co.uk t.me telegram.me
    wa.me vk.com ok.ru discord.gg discord.com twitch.tv onlyfans.com tumblr.com flickr.com soundcloud.com
    linktr.ee gofundme.com justgiving.com paypal.me paypal.com monzo.me strava.com vinted.co.uk nextdoor.co.uk
    mastodon.social weibo.com nasza-klasa.pl badoo.com tinder.com bumble.com ancestry.co.uk steamcommunity.com
    muchloved.com
    """)
SHARES = words("""
    sharepoint.com onedrive.live.com 1drv.ms onedrive.com drive.google.com docs.google.com forms.gle
    dropbox.com db.tt we.tl wetransfer.com box.com icloud.com photos.app.goo.gl photos.google.com mega.nz
    filemail.com egress.com sync.com pcloud.com forms.office.com sway.office.com 1drv.com loom.com notion.so
    notion.site trello.com
    """)
MEETINGS = words("""
    teams.microsoft.com teams.live.com zoom.us zoom.com meet.google.com webex.com whereby.com
    attendanywhere.com gotomeeting.com gotomeet.me meet.jit.si skype.com join.skype.com bluejeans.com
    accurx.com accurx.nhs.uk chime.aws calendly.com doodle.com facetime.apple.com
    """)
MAPS = frozenset(
    [
        "maps.app.goo.gl",
        "goo.gl/maps",
        "maps.google.com",
        "maps.google.co.uk",
        "google.com",
        "google.co.uk",
        "what3words.com",
        "w3w.co",
        "maps.apple.com",
    ]
)
SYSTEMS = words("""
    mosaic liquidlogic systmone emis emisx rio carenotes carefirst caredirector careplanner nourish pcs
    personcentredsoftware birdie access-adam cpoms myconcern datix radar ulysses halo eclipse
    """)
SHORTENERS = frozenset(
    [
        "bit.ly",
        "tinyurl.com",
        "t.co",
        "goo.gl",
        "ow.ly",
        "is.gd",
        "buff.ly",
        "rb.gy",
        "cutt.ly",
        "shorturl.at",
        "lnkd.in",
        "youtu.be/@",
    ]
)
# Pages for everybody; numbers in their paths name articles and products.
PUBLIC = words("""
    nhs.uk gov.uk legislation.gov.uk assets.publishing.service.gov.uk nhsinform.scot nidirect.gov.uk gov.scot
    gov.wales nice.org.uk cks.nice.org.uk bnf.nice.org.uk scie.org.uk cqc.org.uk bbc.co.uk bbc.com
    theguardian.com independent.co.uk telegraph.co.uk dailymail.co.uk thetimes.co.uk sky.com itv.com
    wikipedia.org youtube.com youtu.be vimeo.com who.int england.nhs.uk digital.nhs.uk ons.gov.uk
    ofsted.gov.uk hse.gov.uk ageuk.org.uk mind.org.uk alzheimers.org.uk dementiauk.org citizensadvice.org.uk
    shelter.org.uk nspcc.org.uk barnardos.org.uk scope.org.uk patient.info medicines.org.uk
    pubmed.ncbi.nlm.nih.gov ncbi.nlm.nih.gov doi.org bmj.com thelancet.com cochranelibrary.com
    researchgate.net amazon.co.uk amazon.com argos.co.uk ebay.co.uk ikea.com tesco.com asda.com
    completecareshop.co.uk nrshealthcare.co.uk currys.co.uk google.com google.co.uk bing.com tfl.gov.uk
    nationalrail.co.uk trainline.com microsoft.com apple.com rcn.org.uk nmc.org.uk basw.co.uk
    socialworkengland.org.uk rcot.co.uk resus.org.uk
    """)
# First steps of a path on a social network that lead to no person.
GENERIC = words("""
    login help policies policy privacy terms about business legal ads watch marketplace groups events gaming
    explore hashtag home search settings feed jobs learning signup share sharer sharer.php intent i pages
    company school r www careers press download support uk en gb
    """)


def is_among(host: str, hosts: frozenset[str]) -> bool:
    """Whether a host, a name that it stands under, or one of its labels is listed; an `nhs.uk` means that host alone."""
    if host in hosts:
        return True
    labels = host.split(".")
    for cut in range(1, len(labels) - 1):
        parent = ".".join(labels[cut:])
        # Under gov.uk and nhs.uk stand thousands of bodies with pages for one person.
        if parent in hosts and parent not in ("gov.uk", "nhs.uk"):
            return True
    return any(label in hosts for label in labels)
