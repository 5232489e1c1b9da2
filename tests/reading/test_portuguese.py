"""Portuguese: acts with those hit, their dates, doers and penalties, as unions, courts and newspapers write in Brazil,
Portugal, Angola and Mozambique.

Names are plainly made up; organisations are of no country in particular.
"""

from __future__ import annotations

import datetime

import pytest

from gravamen.intake.language import language_of
from gravamen.reading import read
from gravamen.reading.models import Act
from gravamen.text import Text

SENT = datetime.date(2020, 6, 30)
Told = tuple[str, list[str], str | None]


def acts_of(text: str) -> tuple[Act, ...]:
    return read(Text.plain(text), language="pt", sent=SENT).acts


def told(act: Act) -> Told:
    return act.type.value, [party.text for party in act.victims], act.date.text if act.date else None


LIFE: dict[str, tuple[str, list[Told]]] = {
    "killed by gunmen": (
        "Homens armados assassinaram Luís Geradino, presidente do Sindicato dos Trabalhadores Rurais, a 3 de abril de 2020.",
        [("killing", ["Luís Geradino"], "2020-04-03")],
    ),
    "irregular participle": (
        "Pedro Geradino foi morto a tiros em 2 de maio de 2018.",
        [("killing", ["Pedro Geradino"], "2018-05-02")],
    ),
    "survived": (
        "Carlos Geradino sobreviveu a um atentado no dia 9 de março de 2020.",
        [("attempted_killing", ["Carlos Geradino"], "2020-03-09")],
    ),
    "home shot at": (
        "A casa de Maria Geradina, presidenta do sindicato, foi alvejada a tiros no dia 7 de março de 2020.",
        [("attempted_killing", ["Maria Geradina"], "2020-03-07")],
    ),
    "abducted": (
        "O sindicalista Paulo Geradino foi sequestrado por homens armados.",
        [("enforced_disappearance", ["Paulo Geradino"], None)],
    ),
    "tortured": ("Os dirigentes foram torturados na delegacia.", [("torture_ill_treatment", ["dirigentes"], None)]),
    "at least ten": (
        "No total, pelo menos dez trabalhadores foram agredidos pela polícia.",
        [("physical_assault", ["trabalhadores"], None)],
    ),
    "beaten, according to": (
        "Segundo o sindicato, a polícia espancou os grevistas.",
        [("physical_assault", ["grevistas"], None)],
    ),
    "name with a particle": (
        "Maria dos Geradinos foi ameaçada de morte por desconhecidos.",
        [("threat_of_violence", ["Maria dos Geradinos"], None)],
    ),
    "received threats": (
        "Dirigentes do sindicato receberam ameaças de morte.",
        [("threat_of_violence", ["Dirigentes"], None)],
    ),
}
LIBERTY: dict[str, tuple[str, list[Told]]] = {
    "military police": (
        "A polícia militar prendeu três dirigentes do sindicato dos metalúrgicos durante a greve.",
        [("arrest_detention", ["dirigentes"], None)],
    ),
    "verb first, names after": (
        "Foram presos cinco dirigentes, entre os quais João Geradino e Maria Geradina.",
        [("arrest_detention", ["João Geradino", "Maria Geradina"], None)],
    ),
    "day with the article": (
        "O secretário provincial do sindicato, Abel Geradino, foi detido pelo SIC em Luanda a 10 de agosto de 2019.",
        [("arrest_detention", ["Abel Geradino"], "2019-08-10")],
    ),
    "still held": ("Continuam presos três dirigentes da federação.", [("arrest_detention", ["dirigentes"], None)]),
    "three of its members": ("Três dos seus membros foram presos.", [("arrest_detention", ["membros"], None)]),
    "custody ordered": (
        "O juiz decretou a prisão preventiva de João Geradino.",
        [("arrest_detention", ["João Geradino"], None)],
    ),
    "noun": ("O sindicato condenou a prisão de três dirigentes.", [("arrest_detention", ["dirigentes"], None)]),
    "nobody": ("Nenhum trabalhador foi detido.", []),
    "not done": ("A polícia não deteve os trabalhadores.", []),
    "prosecutor": (
        "O Ministério Público denunciou seis dirigentes por desobediência.",
        [("criminal_charge", ["dirigentes"], None)],
    ),
    "criminal inquiry": (
        "A Prefeitura abriu inquérito policial contra os professores em greve.",
        [("criminal_charge", ["professores"], None)],
    ),
    "sentenced": (
        "Paulo Geradino foi condenado a dois anos de prisão por desobediência.",
        [("imprisonment_sentence", ["Paulo Geradino"], None)],
    ),
    "fined": (
        "O tribunal aplicou multa de R$ 100 mil ao sindicato.",
        [("administrative_penalty", ["sindicato"], None)],
    ),
    "questioned": (
        "O Serviço de Investigação Criminal (SIC) interrogou o secretário-geral do sindicato, Manuel Geradino.",
        [("interrogation_summons", ["Manuel Geradino"], None)],
    ),
    "house arrest": (
        "Ana Geradina cumpre prisão domiciliar desde 3 de abril de 2020.",
        [("house_arrest", ["Ana Geradina"], "2020-04-03")],
    ),
    "may not leave": ("O presidente do sindicato foi proibido de sair do país.", [("travel_ban", ["presidente"], None)]),
}
PROPERTY: dict[str, tuple[str, list[Told]]] = {
    "raid and seizure": (
        "Em 12 de março de 2019, a Polícia Federal invadiu a sede do Sindicato dos Testadores (SINTEST) e apreendeu livros.",
        [
            ("search_raid", ["Sindicato dos Testadores"], "2019-03-12"),
            ("seizure", ["Sindicato dos Testadores"], "2019-03-12"),
        ],
    ),
    "sound car": (
        "A polícia apreendeu o carro de som, faixas e panfletos do sindicato.",
        [("seizure", ["sindicato"], None)],
    ),
    "burnt down": (
        "Desconhecidos incendiaram a sede do sindicato na madrugada de 2 de fevereiro de 2020.",
        [("property_damage", ["sindicato"], "2020-02-02")],
    ),
    "telephones": ("Os telefones dos dirigentes foram grampeados.", [("surveillance", ["dirigentes"], None)]),
}
ASSOCIATION: dict[str, tuple[str, list[Told]]] = {
    "registo": ("O Ministério do Trabalho recusou o registo do sindicato.", [("denial_of_registration", ["sindicato"], None)]),
    "pronoun after a hyphen": (
        "O governo recusou-se a registar a Associação dos Testadores (ATEST).",
        [("denial_of_registration", ["Associação dos Testadores"], None)],
    ),
    "struck off": (
        "O Ministério do Trabalho cassou o registro sindical da entidade.",
        [("dissolution_suspension", ["entidade"], None)],
    ),
    "dissolved": (
        "A Federação Nacional dos Testadores (FENATEST) foi dissolvida por decreto em 1 de outubro de 2018.",
        [("dissolution_suspension", ["Federação Nacional dos Testadores"], "2018-10-01")],
    ),
    "accounts": ("As contas do sindicato foram bloqueadas pelo banco.", [("interference", ["sindicato"], None)]),
    "pronoun before the verb": (
        "A empresa se recusou a reconhecer o Sindicato dos Testadores.",
        [("refusal_of_recognition", ["Sindicato dos Testadores"], None)],
    ),
    "not recognised": ("A empresa não reconhece o sindicato.", [("refusal_of_recognition", ["sindicato"], None)]),
    "gate": ("A diretora do sindicato foi impedida de entrar na fábrica.", [("denial_of_access", ["diretora"], None)]),
}
WORK: dict[str, tuple[str, list[Told]]] = {
    "union director": (
        "João Geradino, diretor do sindicato, foi demitido por justa causa em 3 de maio de 2020.",
        [("dismissal", ["João Geradino"], "2020-05-03")],
    ),
    "despedir": (
        "A empresa despediu a delegada Ana Geradina a 14 de junho de 2020.",
        [("dismissal", ["Ana Geradina"], "2020-06-14")],
    ),
    "dispensar": ("Oito metalúrgicos foram dispensados sem justa causa.", [("dismissal", ["metalúrgicos"], None)]),
    "range of months": (
        "Entre março e maio de 2019, a empresa demitiu 40 trabalhadores.",
        [("dismissal", ["trabalhadores"], "2019-03/2019-05")],
    ),
    "contracts": (
        "A empresa rescindiu os contratos de 30 trabalhadores sindicalizados.",
        [("dismissal", ["trabalhadores"], None)],
    ),
    "denounced by noun": (
        "O SINTEST denuncia a demissão de Ana Geradina e Paulo Geradino.",
        [("dismissal", ["Ana Geradina", "Paulo Geradino"], None)],
    ),
    "nobody dismissed": ("A empresa não demitiu nenhum trabalhador.", []),
    "threat of dismissal": ("A empresa ameaçou demitir quem participasse da greve.", [("threat_of_dismissal", [], None)]),
    "two acts of one firm": (
        "A empresa demitiu 15 trabalhadores e transferiu dois diretores do sindicato.",
        [("dismissal", ["trabalhadores"], None), ("discrimination", ["diretores"], None)],
    ),
    "disciplinary": (
        "A entidade patronal instaurou processos disciplinares a cinco delegados sindicais.",
        [("discrimination", ["delegados"], None)],
    ),
    "days of strike": ("A empresa descontou os dias parados.", [("discrimination", [], None)]),
    "made to leave the union": (
        "Os trabalhadores foram pressionados a abandonar o sindicato.",
        [("forced_resignation_disaffiliation", ["trabalhadores"], None)],
    ),
}
BARGAINING: dict[str, tuple[str, list[Told]]] = {
    "refuses": ("A direção recusa-se a negociar com o sindicato.", [("refusal_to_bargain", ["sindicato"], None)]),
    "claims": ("A gerência recusou negociar a pauta de reivindicações.", [("refusal_to_bargain", [], None)]),
    "injunction": (
        "O TRT concedeu liminar que proíbe a greve e fixou multa diária de R$ 50 mil.",
        [("strike_prohibition", [], None)],
    ),
    "declared illegal": (
        "O tribunal declarou ilegal a greve dos enfermeiros.",
        [("strike_prohibition", ["enfermeiros"], None)],
    ),
    "requisition": (
        "O governo decretou a requisição civil dos motoristas em greve.",
        [("strike_prohibition", ["motoristas"], None)],
    ),
    "replaced": ("A fábrica contratou substitutos durante a greve.", [("strike_breaking", [], None)]),
    "tear gas": (
        "A polícia lançou gás lacrimogéneo contra os manifestantes.",
        [("dispersal_of_assembly", ["manifestantes"], None)],
    ),
    "ordinal day": (
        "No dia 1º de maio de 2020, a Guarda Municipal dispersou a manifestação.",
        [("dispersal_of_assembly", [], "2020-05-01")],
    ),
    "law": ("O parlamento aprovou uma lei que restringe o direito à greve.", [("restrictive_legislation", [], None)]),
    "demand": ("Exigimos que o governo liberte imediatamente os sindicalistas presos.", []),
}
ALL = {**LIFE, **LIBERTY, **PROPERTY, **ASSOCIATION, **WORK, **BARGAINING}


@pytest.mark.parametrize(("text", "acts"), ALL.values(), ids=[name.replace(" ", "-") for name in ALL])
def test_acts(text: str, acts: list[Told]) -> None:
    assert [told(act) for act in acts_of(text)] == acts


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("O trabalhador foi demitido pela empresa.", ["empresa"]),
        ("Os grevistas foram detidos por agentes da polícia.", ["agentes"]),
        ("A GNR deteve dois sindicalistas.", ["GNR"]),
        ("Quinze trabalhadores foram agredidos.", []),
    ],
    ids=["pela", "por", "subject", "nobody-named"],
)
def test_doers(text: str, doers: list[str]) -> None:
    (act,) = acts_of(text)
    assert [party.text for party in act.perpetrators] == doers


@pytest.mark.parametrize(
    ("text", "penalty", "days"),
    [
        ("João Geradino foi condenado a dois anos de prisão.", "dois anos de prisão", 730),
        (
            "O juiz condenou João Geradino a seis meses de reclusão em regime fechado.",
            "seis meses de reclusão em regime fechado",
            180,
        ),
        ("O tribunal aplicou multa de R$ 100 mil ao sindicato.", "multa de R$ 100 mil", None),
    ],
    ids=["years", "months", "fine"],
)
def test_penalties(text: str, penalty: str, days: int | None) -> None:
    (act,) = acts_of(text)
    assert act.penalty is not None
    assert (act.penalty.text, act.penalty_days) == (penalty, days)


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("Foi condenado a um mês de prisão com base no artigo 330 do Código Penal.", "artigo 330 do Código Penal"),
        ("A empresa demitiu dois cipeiros em violação do artigo 10 da Constituição.", "artigo 10 da Constituição"),
        ("O tribunal declarou ilegal a greve com base no artigo 9 da CLT.", "artigo 9 da CLT"),
    ],
    ids=["code", "constitution", "acronym"],
)
def test_provisions(text: str, law: str) -> None:
    (act,) = acts_of(text)
    assert act.legal_basis is not None
    assert act.legal_basis.text == law


LETTER = """SINDICATO DOS TESTADORES (SINTEST)

Lisboa, 15 de março de 2021

Assunto: demissões na Empresa Provex

Prezado Senhor Ministro,

No dia 2 de março de 2021, a empresa demitiu nove trabalhadores, entre eles João Geradino, presidente do sindicato, e Maria
Geradina, tesoureira. No mesmo dia, a polícia prendeu quatro grevistas.

Exigimos que o governo:
- garanta a reintegração imediata dos trabalhadores;
- respeite a Convenção 87.

Atenciosamente,

Pedro Geradino
Secretário-geral
"""


def test_letter() -> None:
    reading = read(Text.plain(LETTER), language="pt")
    heading = reading.heading
    assert heading is not None
    assert (heading.sender and heading.sender.text, heading.place and heading.place.text) == ("Pedro Geradino", "Lisboa")
    assert heading.subject is not None
    assert heading.subject.text == "demissões na Empresa Provex"
    assert reading.document_date == datetime.date(2021, 3, 15)
    assert [told(act) for act in reading.acts] == [
        ("dismissal", ["João Geradino", "Maria Geradina"], "2021-03-02"),
        ("arrest_detention", ["grevistas"], "2021-03-02"),
    ]
    assert reading.acts[0].victim_count == 9
    assert [person.role.text if person.role else None for person in reading.persons] == [
        "presidente do sindicato",
        "tesoureira",
        "Secretário-geral",
    ]
    assert len(reading.demands) == 2


def test_intake_knows_a_letter_as_portuguese() -> None:
    assert language_of(LETTER) == "pt"


def test_every_passage_stands_in_the_text() -> None:
    text = Text.plain("\n\n".join(row[0] for row in ALL.values()))
    for act in read(text, language="pt", sent=SENT).acts:
        for passage in (act.passage, act.reason.trigger, *(party.passage for party in (*act.victims, *act.perpetrators))):
            assert text.quote(passage).strip()
