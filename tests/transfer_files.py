"""Common transfer files for the tests, as schools' programs write them; nobody in them is real."""

from __future__ import annotations

from typing import Final

HEADER: Final = """<Header><DocumentName>Common Transfer File</DocumentName>
<CTFversion>23.0</CTFversion><DateTime>2026-11-20T09:15:00</DateTime>
<DocumentQualifier>full</DocumentQualifier><SupplierID>Invented</SupplierID>
<SourceSchool><LEA>999</LEA><Estab>4321</Estab><SchoolName>Ashdown Academy</SchoolName>
<AcademicYear>2026</AcademicYear></SourceSchool>
<DestSchool><LEA>998</LEA><Estab>XXXX</Estab></DestSchool></Header>"""

MAYA: Final = """<Pupil>
<UPN>E823999925001</UPN><UniqueLearnerNumber>9000000016</UniqueLearnerNumber>
<Surname>Rowntree</Surname><Forename>Maya</Forename><DOB>2012-04-17</DOB><Gender>F</Gender>
<BasicDetails><FormerUPN>U823999925002</FormerUPN><PreferredForename>May</PreferredForename>
<NCyearActual>9</NCyearActual>
<Languages><Type><LanguageType>H</LanguageType><Language>NEP</Language></Type></Languages>
<Ethnicity>WBRI</Ethnicity></BasicDetails>
<LookedAfter><InCare>false</InCare></LookedAfter>
<SENhistory><SEN><StartDate>2022-09-05</StartDate><SENprovision>K</SENprovision></SEN>
<SEN><StartDate>2025-03-03</StartDate><SENprovision>E</SENprovision></SEN>
<SENneeds><SENneed><SENtypeRank>1</SENtypeRank><SENtype>SLCN</SENtype></SENneed>
<SENneed><SENtypeRank>2</SENtypeRank><SENtype>SEMH</SENtype></SENneed></SENneeds></SENhistory>
<Address><AddressLines><AddressLine1>14 Mill Row</AddressLine1>
<AddressLine2>Ashdown</AddressLine2></AddressLines><PostCode>zz1 1aa</PostCode></Address>
<Contacts><Contact><Surname>Rowntree</Surname><Forename>Carla</Forename>
<Relationship>MTH</Relationship><Responsible>true</Responsible>
<Phones><Phone><PhoneNo>01632 960123</PhoneNo></Phone></Phones>
<Email>carla@example.org</Email></Contact></Contacts>
<Attendance><YearData><Year>2025</Year><SessionsPossible>380</SessionsPossible>
<SessionsAttended>312</SessionsAttended><SessionsAuthorised>40</SessionsAuthorised>
<SessionsUnauthorised>28</SessionsUnauthorised></YearData></Attendance>
<SchoolHistory><School><LEA>999</LEA><Estab>2001</Estab><SchoolName>Mill Row Primary</SchoolName>
<EntryDate>2016-09-05</EntryDate><LeavingDate>2023-07-21</LeavingDate></School></SchoolHistory>
<ServiceChildren><ServiceChildFlag>Y</ServiceChildFlag><MovingConcerns></MovingConcerns>
</ServiceChildren>
<StageAssessments><KeyStage>2</KeyStage></StageAssessments></Pupil>"""


def a_transfer_file(*pupils: str, header: str = HEADER, root: str = "CTfile") -> bytes:
    """A file in UTF-8, of Maya alone where no pupil is given."""
    inside = "".join(pupils or (MAYA,))
    written = f"<{root}>{header}<CTFpupilData>{inside}</CTFpupilData></{root}>"
    return f'<?xml version="1.0" encoding="utf-8"?>{written}'.encode()


def a_pupil(surname: str, forename: str, more: str = "") -> str:
    return (
        f"<Pupil><Surname>{surname}</Surname><Forename>{forename}</Forename>"
        f"<DOB>2011-02-03</DOB>{more}</Pupil>"
    )
