"""Depth by rules: the codebook's borderline cases, in sentences of our own."""

from __future__ import annotations

import re
import time

import pytest

from gmi.classify import Way, classify_references
from gmi.classify.lists import count_items
from gmi.classify.rules import RULES, WITNESSES
from gmi.load_cues import load_depth_rules
from gmi.model.document import Document, Paragraph, Zone
from gmi.model.reference import TAGS, Bucket, ClassifiedReference, Dimension, Name, NameKind, Reference
from gmi.model.span import Span
from gmi.qualify import find_qualifiers

from .documents import make_source

MIGRATION_WORDS = re.compile(r"migra|refugee|asylum|traffick|smuggl|domestic work|displaced|return|foreigner")


def classify(
    marked: str,
    *,
    zone: Zone = "body",
    before: str = "",
    bucket: Bucket | None = None,
    name: tuple[str, NameKind] | None = None,
    way: Way = "rules",
) -> ClassifiedReference:
    """Classifies the one reference that stands in [square brackets]; ``before`` is an earlier paragraph."""
    match = re.search(r"\[(.+?)\]", marked)
    assert match, marked
    sentence = marked[: match.start()] + match[1] + marked[match.end() :]
    text = f"{before}\n\n{sentence}" if before else sentence
    offset = len(text) - len(sentence)
    paragraphs = []
    if before:
        paragraphs.append(_paragraph(0, Span(0, len(before)), "body"))
    paragraphs.append(_paragraph(len(paragraphs), Span(offset, len(text)), zone))
    document = Document(make_source(), text, tuple(paragraphs))
    dimension: Dimension = "migration" if MIGRATION_WORDS.search(match[1].lower()) else "gender"
    span = Span(offset + match.start(), offset + match.start() + len(match[1]))
    reference = Reference(
        id="r0001",
        span=span,
        text=match[1],
        sentence=Span(offset, len(text)),
        dimension=dimension,
        group="migrants" if dimension == "migration" else "women-girls",
        term_id="group.term",
        core=True,
        zone=zone,
        annexed=False,
        bucket=bucket,
        paragraph_index=len(paragraphs) - 1,
    )
    names: tuple[Name, ...] = ()
    if name is not None:
        start = text.index(name[0])
        names = (Name(Span(start, start + len(name[0])), name[0], name[1], len(paragraphs) - 1),)
    return classify_references(document, (reference,), find_qualifiers(document, (reference,)), names, way=way)[0]


def _paragraph(index: int, span: Span, zone: Zone) -> Paragraph:
    return Paragraph(index, zone, str(index + 1), 1, (), span, (span,))


CASES = [
    # An act that lists the group among many; an act about the group.
    ("mention", "The Labour Act forbids dismissal without distinction of race, religion, age, [gender] or origin."),
    ("mention", "The Social Act covers orphans, older persons, [refugees], the homeless and disabled persons."),
    ("commitment", "Article 12 of the Labour Code prohibits the dismissal of [pregnant] workers."),
    ("commitment", "The Domestic Work Act guarantees [domestic workers] one day of rest a week."),
    ("commitment", "The Penal Code punishes [trafficking in persons] with imprisonment of ten years."),
    ("commitment", "Act No. 44 on the protection of [women] migrants entered into force in March."),
    ("commitment", "In 2018 Valmora adopted a national plan of action to combat [trafficking]."),
    ("commitment", "Decree No. 9 establishes the conditions under which [refugees] obtain a work permit."),
    # A one-off activity; the standing programme behind it.
    ("engagement", "In 2019, 200 [women] were trained as electricians."),
    ("engagement", "A workshop was held for [migrant] mothers in the port district."),
    ("commitment", "The National Training Programme for [Migrant] Women trains electricians in each district."),
    ("commitment", "Under the National Programme for Safe Work, 300 [women] receive a monthly grant."),
    # A service; the same with its basis.
    ("engagement", "Shelters receive [women] victims at any hour."),
    ("commitment", "Shelters established under Act 30/2014 receive [women] victims at any hour."),
    ("commitment", "In accordance with Decree 12 of 2016, interpreters assist [refugees] at each interview."),
    ("commitment", "The shelters are financed through the State budget and admit [migrant] women."),
    # Under consideration, draft, bill.
    ("engagement", "The Government is considering a pension for [domestic workers]."),
    ("engagement", "The Ministry is studying the possibility of a visa for [refugees] with a trade."),
    ("engagement", "A bill on the rights of [domestic workers] is before parliament."),
    ("engagement", "The draft law on [women] migrants has eleven chapters."),
    ("engagement", "The draft National Policy on [Gender] and Migration was sent to the districts."),
    # Negation.
    ("engagement", "There are no provisions on [women] migrants in the asylum rules."),
    ("engagement", "No data are available on [trafficking] by sex."),
    ("engagement", "The Act does not cover [domestic workers]."),
    # Courts.
    ("engagement", "The Supreme Court overturned the dismissal of a [woman] who had given birth."),
    ("engagement", "Two men were sentenced in a case of [trafficking in persons]."),
    ("commitment", "The Constitutional Court held that the State must issue papers to [refugees] within a month."),
    # Statistics.
    ("engagement", "[Women] make up 41 per cent of the migrant workers of Valmora."),
    ("engagement", "In 2020 there were 1,240 [refugees] in the northern camps."),
    ("engagement", "The literacy rate is lower among [women] than among men."),
    # Everyone.
    ("mention", "The centre offers courses to [women] and men of all districts."),
    ("mention", "The festival brought together boys and [girls] from the villages."),
    ("mention", "Swimming lessons are open to everyone, regardless of [gender]."),
    ("mention", "The Sports Act is open to all persons regardless of [gender]."),
    ("engagement", "The pay gap between [women] and men has narrowed to 9 per cent."),
    ("engagement", "Men and [women] differ in their access to land, and inequality is greatest in the hills."),
    ("commitment", "The Constitution guarantees the equality of men and [women]."),
    ("commitment", "Article 4 of the Labour Act provides that [women] and men receive equal pay."),
    ("mention", "A child born to a Valmoran father or [mother] acquires Valmoran nationality under the Act."),
    ("mention", "The form is signed by the [mother] or father of the pupil."),
    # Setting and procedures.
    ("mention", "The fire began near the [immigration] office of the port."),
    ("mention", "Lifts were installed in the [maternity] hospital of the capital."),
    ("mention", "Statistics on [migration] decisions are kept on paper."),
    ("mention", "The manual explains the termination of [pregnancy]."),
    ("mention", "The guide lists tests for mother-to-child transmission and the interruption of [pregnancy]."),
    # The ladder of verbs.
    ("commitment", "The Ministry shall house [women] apart from men."),
    ("commitment", "The Government will open two shelters for [migrant] women."),
    ("commitment", "The Government plans to open a shelter for [women] in 2027."),
    ("commitment", "Valmora undertakes to issue permits to [domestic workers]."),
    ("commitment", "The State has renewed its commitment to the health of [migrant] women."),
    ("engagement", "The Ministry aims to train [women] in each district."),
    ("engagement", "The Department seeks to reach [refugees] in the hills."),
    ("engagement", "The State supports the work of [women] fishers."),
    ("engagement", "The Government is working towards better housing for [migrants]."),
    ("engagement", "The health needs of [women] in the camps should be met."),
    ("engagement", "The low wages of [domestic workers] must be addressed."),
    # Rules stated without an act; possibility in practice.
    ("commitment", "[Women] are entitled to twelve weeks of paid leave."),
    ("commitment", "[Refugees] have the right to work from the first day."),
    ("commitment", "The dismissal of [pregnant] workers is prohibited."),
    ("engagement", "It is possible for [women] to enrol at any time of the year."),
    ("engagement", "[Migrant] workers may apply for a place by telephone."),
    ("commitment", "Section 8 of the Nationality Act provides that a [woman] may pass on her nationality."),
    # Lists of up to three; longer lists.
    ("commitment", "The Housing Act grants priority to [refugees], widows and orphans."),
    ("mention", "The Housing Act grants priority to [refugees], widows, orphans, veterans and older persons."),
    ("mention", "Leaflets were given to children, [women], older persons, pensioners and farmers."),
    ("engagement", "Leaflets on labour contracts were given to [women] and farmers."),
    # A rule set against what happens, or against its own end; a duty in a doubt, or in a clause on something else.
    ("engagement", "Although section 4 of the Harbour Act covers them, [domestic workers] must pay the fee."),
    ("engagement", "The Act that kept [women] from the docks was repealed in 1997."),
    ("engagement", "Whether a second house for [women] will be built is debated in the town council."),
    ("engagement", "The stamp, which must be renewed in March, is sold to [migrants] at three times its price."),
    ("commitment", "The stamp shall be sold to [migrants] at its price."),
    ("commitment", "The order says that a bed, which must be clean, shall be kept for each [woman] at the post."),
    # What may not be done is a rule; a budget that is only talked of is none.
    ("commitment", "An agency may not charge [domestic workers] for the ticket."),
    ("commitment", "No fee for the card may be asked of [refugees]."),
    ("engagement", "The ferry takes [women] from the camps for nothing and the budget has not followed."),
    ("commitment", "A line of 40,000 crowns in the budget pays the rent of [women] in the hills."),
    # Numbers of provisions and items count nobody; a numbered item is read like any other.
    ("commitment", "3.1 Publish a leaflet for [migrant] mothers in every port."),
    # An act on many things is not about each of them.
    ("mention", "The laws on flags, coinage, ports, [women], trams and salt are printed in one volume."),
    ("commitment", "The Laws on the rights, duties and wages of [women] divers are in force."),
    ("engagement", "The scheme that housed [refugees] came to an end with the repeal of the Harbour Act."),
    # A row of bare words names each of them; a row of offences is forbidden.
    ("mention", "The bulletin of the Ministry is about tolls, [asylum], harbours, dogs and moorings."),
    ("mention", "The council shall discuss pensions, ferries, [gender], salt, statistics and customs."),
    (
        "engagement",
        "The council discussed pensions, ferries, the low pay of [women] in the packing halls, salt and tolls.",
    ),
    ("commitment", "The Code prohibits slavery, [trafficking], usury, piracy, bribery and arson."),
    ("commitment", "The Code forbids slavery, forced labour, debt bondage and [trafficking in persons]."),
    # Plan items.
    ("commitment", "Ensure access of [migrant] women to health care."),
    ("commitment", "(b) Conduct a yearly survey of [domestic workers];"),
    ("commitment", "Promote safe channels of [migration]."),
    ("engagement", "(c) Training of border guards on [trafficking];"),
    ("mention", "Situation of [women] in rural areas"),
    # Programmes and services without a name.
    ("engagement", "A programme runs evening classes for [refugees]."),
    ("engagement", "The clinic offers free check-ups to [pregnant] women."),
    ("engagement", "Rooms in the north wing are available to [women] from the hills."),
    # Others.
    ("engagement", "UNHCR registered 300 [refugees] in two camps."),
    ("engagement", "Non-governmental organizations run three shelters for [women]."),
    ("engagement", "Neighbouring States have opened visas for [domestic workers]."),
    # Past.
    ("engagement", "The programme for [migrant] women ran from 2010 to 2014."),
    ("engagement", "Until 2015, a scheme paid for the training of [returnees]."),
    # Status clause.
    ("commitment", "Citizens, [foreigners] and stateless persons are entitled to free primary schooling."),
    ("commitment", "Under the Health Act, emergency care is granted to [migrants] regardless of migration status."),
    # Money, targets, bodies.
    ("commitment", "An amount of 2 million crowns was allocated to shelters for [women]."),
    ("commitment", "The quota for [women] on municipal councils is 30 per cent."),
    ("commitment", "An inter-ministerial committee has been established to coordinate assistance to [refugees]."),
    ("commitment", "The Equality Unit is responsible for complaints by [migrant] women."),
    # Situation.
    ("engagement", "[Women] in the hill districts face barriers in reaching a clinic."),
    ("engagement", "[Domestic workers] are often paid late and suffer abuse."),
    ("engagement", "Associations of [refugees] were consulted on the design of the survey."),
    ("engagement", "A study described the working conditions of [domestic workers]."),
    ("engagement", "Poverty is a main cause of [trafficking] in the border towns."),
    # Pointers and principles.
    ("mention", "The table below shows the place of residence of [women]."),
    ("mention", "Valmora attaches importance to the values of tolerance and respect for [migrants]."),
    # Titles of acts and policies in force.
    ("commitment", "The Gender Equality Act of 2011 and the [Women] Workers Act are in force."),
    ("commitment", "The National [Migration] Policy was approved in 2017."),
    # A possibility that an act gives is a right; another's duty is none of the State's.
    ("commitment", "Article 9 of the Constitution: a [woman] may keep her name."),
    ("engagement", "A draft amendment would allow [migrant] workers to change employer."),
    ("commitment", "Any person who smuggles [migrants] is liable to a fine and to imprisonment."),
    ("mention", "Marriage between a man and a [woman] is entered in the register."),
    # Counted in brackets, or counted side by side: figures, whatever else the sentence lists.
    ("engagement", "In 2019, 48 pupils (30 [girls] and 18 boys) attended the evening school."),
    ("engagement", "The home took in twelve children (five girls and seven boys), three [women] and two men."),
    ("engagement", "Act No. 7 is applied by 31 inspectors (12 [women] and 19 men)."),
    ("engagement", "In 2018, the Ministry, which applies Act No. 3, visited 44 [domestic workers]."),
    ("commitment", "Article 9 reserves 3 seats for [women] and 3 seats for men on each council."),
    ("engagement", "The literacy rates of [women] and men in the hills were 61 and 70 percent."),
    ("mention", "The choir is open to singers ([women] and men)."),
    ("mention", "The hall has 2 doors for singers ([women] and men)."),
    # Mothers with their children are no pair of parents.
    ("commitment", "The Health Strategy provides for home visits to child and [mother] in the first year."),
    ("commitment", "Section 4 of the Health Act grants free meals to [mother] and child, and the father may visit."),
    ("commitment", "The Health Strategy ensures that children and [mothers] are visited; fathers receive a leaflet."),
    ("commitment", "The Act grants the child and his [mother] a room of their own."),
    ("commitment", "The Family Act protects the [mother] during childbirth, whatever the income of her husband."),
    ("mention", "Under the Civil Code, the child takes the name of the [mother] or the father."),
    ("mention", "The Code asks for the consent of a Valmoran [mother] or a Valmoran father."),
    ("mention", "The pupil is enrolled if the [mother] signs or if the father signs."),
    # Procedures, with any article.
    ("mention", "The leaflet describes the interruption of the [pregnancy]."),
    ("mention", "The doctor is heard before the termination of her [pregnancy] under the Health Act."),
    ("mention", "Under the Health Act, a doctor may interrupt the [pregnancy] within twelve weeks."),
    ("commitment", "The clinics shall receive [pregnant] women whose pregnancy was interrupted."),
    # Equality guaranteed by the State or its constitution; equality talked about.
    ("commitment", "The Constitution guarantees, and commits the State to, equality between [women] and men."),
    ("commitment", "The Constitution binds the authorities to the equality of [women] and men."),
    ("commitment", "The State guarantees equality between [women] and men."),
    ("commitment", "The State is committed by the Constitution to equal pay for [women] and men."),
    ("commitment", "Equality between [women] and men is enshrined in the Constitution."),
    ("commitment", "The Civil Service Act provides that no distinction is made between [women] and men."),
    ("engagement", "The conference discussed the equality of [women] and men."),
    # Acts reported in the passive.
    ("engagement", "In 2019, 310 [women] were identified to be eligible for the grant."),
    ("engagement", "Forty [refugees] were found eligible for the course."),
    ("engagement", "In a review of the Labour Act, [domestic workers] were interviewed by officials."),
    ("engagement", "Six [women] were required to move to another hall in 2018."),
    ("commitment", "[Women] over sixty are eligible for a free bus pass."),
    ("commitment", "Employers are required to give [domestic workers] a day of rest."),
    # Names of projects, events and indices; what was taught; what is over.
    ("mention", "The project “Roads for [Women]” was shown at the fair."),
    ("commitment", "Two million crowns were allocated to the project “Roads for [Women]”."),
    ("mention", "The “Safe [Women]” award was given to a painter."),
    ("mention", "The [Gender] Inequality Index is printed each year."),
    ("mention", "The minister spoke at the International Conference on [Migration]."),
    ("engagement", "Police officers attended the course “[Gender] and the Law”."),
    ("engagement", "The exhibition was visited by 300 [migrants]."),
    ("commitment", "The strategy “[Gender] Equality 2030” was adopted in 2020."),
    ("commitment", "The Law “On the Protection of [Women]” entered into force in 2011."),
    ("engagement", "Between 2011 and 2016, nine courses on [trafficking] were held."),
    ("engagement", "Between 2012 and 2015, a plan of works gave jobs to 60 [women]."),
    ("commitment", "Between 2012 and 2014, the Government adopted an Act on the protection of [domestic workers]."),
    # An equality clause that gives something to a migration status; one that gives nothing that can be named.
    ("commitment", "The Act grants emergency care to all, irrespective of age, sex or [immigration status]."),
    ("commitment", "The Education Act guarantees free schooling regardless of sex, religion or [migration] status."),
    (
        "commitment",
        "Under the Aid Act, legal aid is available to citizens, [migrants], stateless persons and refugees.",
    ),
    (
        "commitment",
        "Article 5 gives [migrant workers] the wages of citizens, regardless of race, language, sex or creed.",
    ),
    ("mention", "The Act forbids discrimination on grounds of race, sex, age, language or status as a [migrant]."),
    ("mention", "The Constitution grants equal rights without distinction of race, sex, birth or [migration] status."),
    # Hopes bind no one; a duty towards the group does, also where it names an organisation.
    ("engagement", "Valmora looks forward to closer work with its neighbours on [trafficking]."),
    ("engagement", "The Government hopes that the rooms will help [women] in the hills."),
    ("commitment", "A [trafficked] person shall not be charged with unlawful entry."),
    ("commitment", "A person who has been [trafficked], sold or held in bondage shall not be punished."),
    ("commitment", "The police shall inform UNHCR of each [refugee] who asks for help."),
]


@pytest.mark.parametrize(("label", "marked"), CASES, ids=[marked[:60] for _, marked in CASES])
def test_label_is_what_the_codebook_decides(label: str, marked: str) -> None:
    """Each borderline case of section 2 gets the label that the codebook gives it."""
    found = classify(marked)
    assert found.label == label, found.reason


def test_a_heading_is_a_mention_whatever_it_says() -> None:
    """A heading that repeats an article's title stays a mention."""
    found = classify("Prohibition of [trafficking in persons] under Act 5", zone="heading")
    assert (found.label, found.reason) == ("mention", "mention: a heading names it")


@pytest.mark.parametrize(
    ("label", "row"),
    [
        ("engagement", "Kastel | [Women] | 412"),
        ("commitment", "Posts held by [women] | baseline 14 | target 30 by 2029"),
        ("mention", "Leave for [mothers] | see table 14"),
        ("mention", "Region | [Women] | Men"),
        ("commitment", "Open a shelter for [women] | Ministry of Health".replace("Open", "Establish")),
    ],
)
def test_a_table_row_goes_by_its_figure(label: str, row: str) -> None:
    """A row with a figure engages, a row with an order of a plan commits, any other mentions."""
    assert classify(row, zone="table").label == label


def test_a_bucket_has_no_label_and_says_why() -> None:
    """What is not the State's own statement carries no label, no tags, and names its bucket."""
    found = classify("Ministry of [Women]", bucket="institution-name")
    assert (found.label, found.tags, found.method) == (None, (), "rule")
    assert "institution-name" in found.reason


def test_the_reason_names_trigger_and_actor() -> None:
    """A commitment by an undertaking names the verb and who is bound."""
    found = classify("In each district, the Ministry shall house [women] apart.")
    assert found.reason == "commitment: 'shall' with the actor 'the Ministry'"


def test_the_reason_names_the_law() -> None:
    """A commitment by law names the law and what it does."""
    found = classify("The Housing Act reserves rooms for [refugees].")
    assert "Act" in found.reason
    assert "reserves" in found.reason


ITEM = "(b) Interpreters for [women] in detention;"


@pytest.mark.parametrize(
    ("label", "lead_in"),
    [
        ("commitment", "The Asylum Act guarantees the following services:"),
        ("engagement", "Visitors of the centre met the following staff:"),
    ],
)
def test_an_item_is_read_with_its_lead_in(label: str, lead_in: str) -> None:
    """An item without a verb commits under an act, and not under a lead-in that binds no one."""
    found = classify(ITEM.replace("Interpreters", "Training of interpreters"), before=lead_in)
    assert found.label == label, found.reason


@pytest.mark.parametrize(
    ("label", "before"),
    [
        ("commitment", "The Shelter Act entered into force in 2018."),
        ("engagement", "A festival was held in the port in 2018."),
    ],
)
def test_it_is_read_with_the_sentence_before(label: str, before: str) -> None:
    """A sentence that opens with "It" goes by the law of the sentence before."""
    found = classify("It covers the cost of housing for [women].", before=before)
    assert found.label == label, found.reason


def test_a_name_is_evidence_of_a_standing_programme() -> None:
    """A programme that only the names of the report show to be one lifts a service to a commitment."""
    sentence = "Safe Roads helps [women] who travel for work."
    assert classify(sentence).label == "engagement"
    assert classify(sentence, name=("Safe Roads", "programme")).label == "commitment"


def test_undecided_where_two_strong_rules_contradict() -> None:
    """A bill that is said to be in force cannot be both; the reason gives both sides."""
    found = classify("The draft law on [domestic workers] is in force since May.")
    assert found.label == "undecided"
    assert "draft law" in found.reason
    assert "in force" in found.reason
    assert found.confidence == 0.5


TAGGED = [
    (("hedged",), "The Ministry aims to train [women] in each district."),
    (("negated",), "There are no provisions on [women] migrants."),
    (("disaggregated-data",), "The share of housing held by [women] is 12 per cent."),
    (("budget",), "A budget line pays for the meals of [refugees]."),
    (("target-or-deadline",), "All camps shall have a school for [refugees] by 2030."),
    (("participation",), "Associations of [refugees] were consulted on the survey."),
    (("victim-framing",), "The shelter receives [women] who are victims of violence."),
    (("agency",), "Two [women] were elected to the port council."),
    (
        ("restrictive",),
        "The Act prohibits [women] from night work in mines.".replace("prohibits [women] from", "bans [women] from"),
    ),
    (("hedged",), "The camps shall, as far as possible, house [women] apart."),
    ((), "The Housing Act reserves rooms for [refugees]."),
    (("disaggregated-data",), "In 2019, 48 pupils (30 [girls] and 18 boys) attended the evening school."),
    (("disaggregated-data",), "Asylum was given to 84 [refugees] (39 men and 45 women)."),
    (("hedged",), "Valmora looks forward to closer work with its neighbours on [trafficking]."),
    (("hedged",), "The Government hopes that the rooms will help [women] in the hills."),
    ((), "A certain number of projects reached [women] in certain districts."),
    ((), "The Ministry supports certain projects for [women] in the port."),
    ((), "Measures aimed at the schooling of [refugees] were carried out."),
    ((), "A study described [gender] inequalities and violence against older persons."),
    ((), "The training covered [gender] inequalities and the protection of forests."),
    (("victim-framing",), "Many girls are exposed to [gender-based violence]."),
    (("victim-framing",), "The home takes in victims of [trafficking]."),
]


@pytest.mark.parametrize(("tags", "marked"), TAGGED, ids=[marked[:50] for _, marked in TAGGED])
def test_tags(tags: tuple[str, ...], marked: str) -> None:
    """Each tag is given by its sign, and no other comes with it."""
    assert classify(marked).tags == tags


def test_tags_are_sorted_as_the_model_lists_them() -> None:
    """Several tags stand in the order of ``TAGS``."""
    tags = classify("No [women] were consulted on the budget, and none was elected.").tags
    assert len(tags) > 1
    assert tags == tuple(tag for tag in TAGS if tag in tags)


def test_every_rule_has_its_data_in_the_same_order() -> None:
    """The rules of the code and those of the data are the same, in the same order."""
    assert list(load_depth_rules()) == [*RULES, *WITNESSES]


def test_confidence_is_coarse_and_the_data_s_own() -> None:
    """A label's confidence is a multiple of 0.05 between 0 and 1."""
    for rule in load_depth_rules().values():
        assert 0 < rule.confidence <= 1
        assert round(rule.confidence * 20) == pytest.approx(rule.confidence * 20)


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "Rooms for women."),
        (2, "Rooms for women and children."),
        (4, "Rooms for children, women, refugees and persons with disabilities."),
        (2, "Rooms for women and children were built, and refugees, persons and girls came."),
    ],
)
def test_an_enumeration_counts_its_groups(count: int, sentence: str) -> None:
    """Groups joined by commas and "and" count; a clause with a verb of its own does not."""
    words = [Span(*m.span()) for m in re.finditer("women|children|refugees|persons|girls", sentence)]
    verbs = [Span(*m.span()) for m in re.finditer("were|came", sentence)]
    target = next(span for span in words if span.cut(sentence) == "women")
    assert count_items(sentence, target, words, verbs) == count


def test_a_thousand_references_take_a_second_at_most() -> None:
    """Qualifying and classifying 1,000 references of different sentences keeps within a second, once compiled."""
    classify("The Ministry trained [women].")
    sentences = [
        f"In district {n}, the Ministry shall house women and refugees apart under Act {n}." for n in range(500)
    ]
    text = "\n\n".join(sentences)
    paragraphs, references, offset = [], [], 0
    for index, sentence in enumerate(sentences):
        span = Span(offset, offset + len(sentence))
        paragraphs.append(_paragraph(index, span, "body"))
        for word, dimension in (("women", "gender"), ("refugees", "migration")):
            start = offset + sentence.index(word)
            references.append(
                Reference(
                    id=f"r{len(references):04}",
                    span=Span(start, start + len(word)),
                    text=word,
                    sentence=span,
                    dimension="gender" if dimension == "gender" else "migration",
                    group="women-girls" if dimension == "gender" else "refugees-asylum",
                    term_id="group.term",
                    core=True,
                    zone="body",
                    annexed=False,
                    bucket=None,
                    paragraph_index=index,
                )
            )
        offset = span.end + 2
    document, found = Document(make_source(), text, tuple(paragraphs)), tuple(references)
    began = time.process_time()
    classified = classify_references(document, found, find_qualifiers(document, found), ())
    assert len(classified) == 1000
    assert time.process_time() - began < 1.0


def test_a_qualifier_is_named_in_the_reason() -> None:
    """What qualifies a reference stands in its reason with the words that triggered it, once."""
    found = classify("Until 2019 the Ministry could offer [women] a place in the shelter.")
    assert found.qualifiers
    for qualifier in found.qualifiers:
        assert found.reason.count(f"'{qualifier.trigger}'") == 1
