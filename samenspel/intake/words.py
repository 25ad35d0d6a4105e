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
    "phone telefoon mobile mobiel telephone telefoonnummer"
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
