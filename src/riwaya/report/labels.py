"""What the interface calls the values of the data contract.

Every message is marked with `N_` for extraction and looked up in the catalogue by templates;
a value that is not here is shown as it stands, so a new one is seen rather than lost.
"""

from collections.abc import Mapping


def N_(message: str) -> str:
    """Marks a message for extraction."""
    return message


LAYER: Mapping[str, str] = {
    "quotes": N_("Quotations"),
    "mentions": N_("Names and roles"),
    "dates": N_("Dates"),
    "sources": N_("Sources named"),
    "events": N_("Events"),
    "statements": N_("Statements"),
    "boilerplate": N_("Page furniture"),
    "sentences": N_("Sentences"),
    "copies": N_("Copied passages"),
}
QUOTE = {
    "direct": N_("direct, in quotation marks"),
    "free": N_("direct, without marks"),
    "indirect": N_("indirect"),
    "act": N_("reported, not quoted"),
}
FORM = {
    "name": N_("name"),
    "title": N_("title"),
    "role": N_("role"),
    "epithet": N_("epithet"),
    "pronoun": N_("pronoun"),
}
VOICE = {"own": N_("in the outlet's own words"), "quoted": N_("inside a quotation")}
BASIS = {
    "given": N_("as given"),
    "metadata": N_("from the page's metadata"),
    "url": N_("from the address"),
    "dateline": N_("from the dateline"),
    "text": N_("from the text"),
    "published": N_("from the dates of publication"),
}
SCOPE = {
    "article": N_("the whole article"),
    "claim": N_("one passage"),
    "photo": N_("a photo"),
}
COPY = {
    "same": N_("the same text"),
    "part": N_("a part of it"),
    "composite": N_("put together from several texts"),
    "teaser": N_("a teaser of it"),
}
DIFFERENCE = {
    "dropped": N_("left out"),
    "added": N_("added"),
    "changed": N_("other words"),
    "number": N_("another number"),
    "negation": N_("a negation on one side only"),
    "hedge": N_("a reservation on one side only"),
    "cue": N_("another verb of saying"),
}
ENTITY = {
    "person": N_("Person"),
    "place": N_("Place"),
    "organisation": N_("Organisation"),
    "other": N_("Other"),
}
BOILERPLATE = {
    "navigation": N_("navigation"),
    "share": N_("share buttons"),
    "newsletter": N_("newsletter"),
    "comments": N_("comment form"),
    "related": N_("related articles"),
    "caption": N_("caption"),
    "credit": N_("credit"),
    "agency_line": N_("agency line"),
    "other": N_("other"),
}
GRAIN = {
    "time": N_("time of day"),
    "day_part": N_("part of a day"),
    "day": N_("day"),
    "week": N_("week"),
    "month": N_("month"),
    "season": N_("season"),
    "year": N_("year"),
    "decade": N_("decade"),
}
ANCHOR = {
    "absolute": N_("as written"),
    "published": N_("counted from the day of publication"),
    "context": N_("read from the context"),
}
VERDICT = {
    "same": N_("the same"),
    "different": N_("different"),
    "wrong": N_("wrong"),
    "right": N_("right"),
    "add": N_("added by hand"),
    "change": N_("changed by hand"),
}
RELATION = {
    "story": N_("same happening"),
    "follows": N_("follows"),
    "entity": N_("same person, place or organisation"),
    "utterance": N_("same thing said"),
    "copy": N_("same text"),
    "event": N_("same event"),
    "claim": N_("same claim"),
}
# The four states of an account towards a claim.
STANCE = {
    "reports": N_("reports"),
    "contradicts": N_("contradicts"),
    "silent": N_("covers the story but is silent"),
    "unsure": N_("unsure"),
}
ASSERTION = {
    "asserts": N_("in its own voice"),
    "denies": N_("says otherwise"),
    "attributes": N_("attributes it to somebody"),
}
CONFLICT = {
    "number": N_("Another number"),
    "date": N_("Another time"),
    "place": N_("Another place"),
    "participant": N_("Other people"),
    "polarity": N_("One affirms, one denies"),
    "attribution": N_("Attributed to somebody else"),
}
# PLOVER's types, with those that news needs beside them (see DESIGN and languages/_shared/plover.yml).
EVENT = {
    "AGREE": N_("agreement"),
    "CONSULT": N_("meeting or talks"),
    "SUPPORT": N_("support"),
    "CONCEDE": N_("concession"),
    "YIELD": N_("concession"),
    "COOPERATE": N_("cooperation"),
    "AID": N_("aid"),
    "RETREAT": N_("retreat"),
    "REQUEST": N_("demand"),
    "ACCUSE": N_("accusation"),
    "REJECT": N_("rejection"),
    "THREATEN": N_("threat"),
    "PROTEST": N_("protest"),
    "SANCTION": N_("sanction"),
    "MOBILIZE": N_("mobilisation"),
    "COERCE": N_("coercion"),
    "ASSAULT": N_("attack"),
    "DISASTER": N_("disaster"),
    "ACCIDENT": N_("accident"),
    "DEATH": N_("death"),
    "ELECTION": N_("election"),
    "RULING": N_("ruling"),
    "SPORT": N_("sport"),
    "MARKET": N_("market"),
    "STATEMENT": N_("statement"),
}
CONTEXT = {
    "actual": N_("happened"),
    "historical": N_("happened before this"),
    "future": N_("still to come"),
    "hypothetical": N_("only supposed"),
    "negated": N_("did not happen"),
    "background": N_("background"),
}
ROLE = {
    "actor": N_("acting"),
    "recipient": N_("affected"),
    "both": N_("taking part"),
}
CERTAINTY = {
    "stated": N_("stated"),
    "reported": N_("reported"),
    "claimed": N_("claimed"),
    "denied": N_("denied"),
    "planned": N_("planned"),
}
POLARITY = {"affirmed": N_("affirmed"), "negated": N_("negated")}
# What joins two sentences of two articles.
JOIN = {
    "utterance": N_("the same thing said"),
    "claim": N_("the same claim"),
    "event": N_("the same event"),
    "copy": N_("the same text"),
}

ENTITIES = {
    "person": N_("Persons"),
    "place": N_("Places"),
    "organisation": N_("Organisations"),
    "other": N_("Others"),
}
# What a mark inside a wording says: the list below the wordings tells the difference in full.
MARK = {
    "only": N_("not in all wordings"),
    "changed": N_("differs"),
    "number": N_("number differs"),
    "negation": N_("negation"),
    "hedge": N_("reservation"),
}
SAYS = {
    "for": N_("speaks for it:"),
    "against": N_("speaks against it:"),
    "forbids": N_("forbids it"),
    "nothing": N_("says nothing"),
}

# What a pair feature compared; a feature that is not here is shown by its own name.
FEATURE = {
    "meaning": N_("closeness in meaning"),
    "speaker": N_("who speaks"),
    "rival": N_("something closer on both sides"),
    "company": N_("other sayings in common"),
    "talkative": N_("how much this speaker says"),
    "reported_act": N_("an act that is only reported"),
    "shared_words": N_("words in common"),
    "said_numbers": N_("numbers said"),
    "same_article": N_("two places of one article"),
    "other_story": N_("two stories, one following the other"),
    "happening_time": N_("time of the happening"),
    "published_time": N_("days of publication"),
    "shared_places": N_("places that both name"),
    "other_place": N_("another place"),
    "shared_people": N_("people that both name"),
    "shared_sounds": N_("names that sound alike"),
    "shared_numbers": N_("numbers that both give"),
    "shared_actors": N_("who acts in both"),
    "recalled_day": N_("a day that the later one recalls"),
    "same_again": N_("the same persons do the same again"),
    "same_text": N_("text in common"),
    "listed_code": N_("the list of places and bodies"),
    "name_spelling": N_("sound of the full names"),
    "given_name": N_("given names"),
    "office": N_("offices in the titles"),
    "country": N_("countries in the titles"),
    "country_of_body": N_("countries of the bodies"),
    "generic_body": N_("a body's name that many have"),
    "kind_of_place": N_("kinds of place"),
    "one_article": N_("two full names in one article"),
    "shared_names": N_("names and rare words in common"),
    "same_numbers": N_("numbers that agree"),
    "other_numbers": N_("numbers that cannot both be so"),
    "numbers": N_("numbers of the same things"),
    "places": N_("places that both give"),
    "main_events": N_("the main events of both"),
    "named_days": N_("days that both name"),
    "shared_bodies": N_("bodies that both name"),
    "event_type": N_("kind of event"),
    "event_time": N_("time of the event"),
    "event_place": N_("place of the event"),
    "event_participants": N_("who takes part"),
    "event_numbers": N_("numbers that both give"),
    "event_meaning": N_("closeness in meaning"),
    "event_words": N_("rare words in common"),
    "event_context": N_("whether it is news or background"),
    "one_sentence": N_("two mentions in one sentence"),
    "days": N_("days that both give"),
    "negation": N_("one affirms, the other negates"),
    "denial": N_("denied or planned in one of them"),
}

TABLES: Mapping[str, Mapping[str, str]] = {
    "layer": LAYER,
    "quote": QUOTE,
    "form": FORM,
    "voice": VOICE,
    "basis": BASIS,
    "scope": SCOPE,
    "copy": COPY,
    "difference": DIFFERENCE,
    "entity": ENTITY,
    "boilerplate": BOILERPLATE,
    "grain": GRAIN,
    "anchor": ANCHOR,
    "verdict": VERDICT,
    "relation": RELATION,
    "entities": ENTITIES,
    "mark": MARK,
    "says": SAYS,
    "feature": FEATURE,
    "stance": STANCE,
    "assertion": ASSERTION,
    "conflict": CONFLICT,
    "event": EVENT,
    "context": CONTEXT,
    "role": ROLE,
    "certainty": CERTAINTY,
    "polarity": POLARITY,
    "join": JOIN,
}


def message(table: str, value: str) -> str:
    """The English message of a value; the value with spaces for underscores where there is none."""
    return TABLES.get(table, {}).get(value, value.replace("_", " "))
