"""The ages and school years that the law turns on."""

from __future__ import annotations

from datetime import date, timedelta

FRIDAY = 4
SEPTEMBER = 9
LEAVING_AGE = 16  # EA 1996 s.8(3): the school year in which the person turns 16


def school_year_of(day: date) -> int:
    """The year in which the school year that holds ``day`` began: 1 September to 31 August."""
    return day.year if day.month >= SEPTEMBER else day.year - 1


def compulsory_school_age_ends(born: date) -> date:
    """The last day of compulsory school age (EA 1996 s.8(3); SI 1997/1970 art 2).

    The last Friday in June of the school year in which the person turns 16. For a
    birthday between that Friday and 31 August this comes before the 16th birthday.
    """
    began = school_year_of(date(born.year + LEAVING_AGE, born.month, min(born.day, 28)))
    last_of_june = date(began + 1, 6, 30)
    return last_of_june - timedelta(days=(last_of_june.weekday() - FRIDAY) % 7)


def year_group(born: date, on: date) -> int:
    """The national curriculum year: 0 is Reception, 9 the year of most 14th birthdays.

    Negative before Reception; goes on past 13 for young people.
    """
    turned_five = school_year_of(born) + 5
    return school_year_of(on) - turned_five


def birthday(born: date, age: int) -> date:
    """The day the person turns ``age``; 1 March for somebody born on 29 February."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
