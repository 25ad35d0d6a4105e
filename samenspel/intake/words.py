"""Words that columns are known by: those that tell of something sensitive, and those about work."""


def words(text):
    return frozenset(text.split())


SENSITIVE = words(
    "age leeftijd gender geslacht sex sekse birth birthday birthdate birth_date date_of_birth dob "
    "born geboorte "
    "geboortedatum geboorteplaats geboorteland geboortejaar country_of_birth place_of_birth "
    "birth_year birthplace "
    "nationality nationaliteit citizenship ethnicity etniciteit race ras afkomst herkomst migration migratie "
    "migratieachtergrond religion religie geloof kerk church faith health gezondheid ziekte illness "
    "sick sickness "
    "verzuim ziekteverzuim absence absenteeism disability handicap beperking diagnosis diagnose "
    "medical medisch "
    "pregnancy zwangerschap orientation geaardheid sexual_orientation marital_status "
    "burgerlijke_staat gehuwd married "
    "children kinderen union vakbond politics politiek political partij bsn burgerservicenummer ssn "
    "social_security passport paspoort id_card iban bank_account rekeningnummer salary salaris loon "
    "wage income "
    "inkomen pay bruto netto schaal salarisschaal beoordeling appraisal rating performance "
    "performance_rating "
    "strafblad criminal conviction private_address home_address huisadres woonadres adres address "
    "postcode zip "
    "phone telefoon mobile mobiel telephone telefoonnummer "
    "agegroup ageband agerange ages jaren_oud huwelijkse_staat politieke seksualiteit sexuality "
    "seksuele geloofsovertuiging overtuiging belief vakbondslid salaries wages lonen loonstrook "
    "bonus bsnnummer nin iban_nummer rekening bank straat street huisnummer woonplaats pc4 pc6 zipcode "
    "immigrant allochtoon autochtoon skin huidskleur zwanger ziek arbeidsongeschikt wia wajong"
)
# Beginnings and parts by which compounds are known: leeftijdsgroep, salarisstrook, geloofsovertuiging.
WITHIN = words(
    "leeftijd geboorte birth geslacht gender seksu sexual geaardheid nationalit citizenship ethni etnici "
    "etnisch herkomst afkomst migratie religi geloof levensbeschouw kerkelijk church gezondheid health "
    "ziekte ziekmeld ziekver sickness sickleave verzuim absente handicap beperking disab diagnos medisch "
    "medical zwanger "
    "pregnan burgerlijke huwelijk marital married kinderen vakbond tradeunion politiek politic "
    "burgerservice socialsecurity paspoort passport identiteitsbewijs bankrekening bankaccount "
    "rekeningnummer salar loonschaal brutoloon nettoloon uurloon inkomen beoordeling appraisal performance "
    "strafblad woonadres huisadres woonplaats postcode postalcode zipcode telefoon phone"
)
OF_WORK = words(
    "department departments dept afdeling team teams unit eenheid onderdeel level niveau "
    "functieniveau grade rank "
    "location locatie vestiging office kantoor standplaats site region regio profession beroep "
    "discipline vak "
    "practice role rol function functie position functiegroep job_family job_group expertise "
    "division divisie "
    "directorate directie sector cluster programme program programma domain domein status contract_type "
    "contractvorm group groep organisation_type kind soort type class partition"
)
