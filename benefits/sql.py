"""The rule's answers applied to whole groups of statuses, in the words of PostgreSQL. Nothing here decides a date.

`STEPS` brings in the answers, one row per extension still to be written; `TAKEN` finds the statuses they are about.
"""

from socialservice.letters import WAYS
from socialservice.models import Channel

STEPS = """
with steps (kind, granted_until, effective_until, renewed_from, position, is_last,
            emergency_id, emergency_end, covered_term, from_on, to_on) as (
    select * from unnest(
        %(kind)s::text[], %(granted_until)s::date[], %(effective_until)s::date[], %(renewed_from)s::date[],
        %(position)s::int[], %(is_last)s::bool[], %(emergency_id)s::bigint[], %(emergency_end)s::date[],
        %(covered_term)s::date[], %(from_on)s::date[], %(to_on)s::date[])
),
asked as (select distinct kind, granted_until, effective_until from steps),
"""

# What a person must look at, whether or not the term moves.
REASONS = """
with reasons (kind, granted_until, effective_until, renewed_from, reason, until) as (
    select * from unnest(
        %(kind)s::text[], %(granted_until)s::date[], %(effective_until)s::date[], %(renewed_from)s::date[],
        %(reason)s::text[], %(until)s::date[])
),
asked as (select distinct kind, granted_until, effective_until from reasons),
"""

# `second`: of two statuses that older records hold at once, the weaker one; it is left to a person.
AFFECTED = """
affected as (
    select s.id, s.household_id, s.kind, s.granted_until, s.effective_until, s.documents_on_file,
           renewal.first_day as renewed_from,
           exists (
               select from benefits_status o
               where o.household_id = s.household_id and o.id <> s.id
                 and (o.imported_overlap or s.imported_overlap)
                 and o.closed_on is null and o.kind = any(%(kinds)s)
                 and o.granted_from <= s.effective_until and o.effective_until >= s.granted_from
                 and (o.kind = 'needy', o.effective_until, -o.id) > (s.kind = 'needy', s.effective_until, -s.id)
           ) as second
    from asked join benefits_status s on s.kind = asked.kind and MATCHED
    left join lateral (
        select min(later.granted_from) as first_day
        from benefits_status later
        where later.household_id = s.household_id and later.kind = any(%(kinds)s)
          and later.granted_from > s.effective_until
    ) renewal on true
    where s.municipality_id = %(municipality)s and s.closed_on is null
      and (%(household)s::bigint is null or s.household_id = %(household)s)
"""
BY_TERM = "s.granted_until = asked.granted_until and s.effective_until = asked.effective_until"

# One portion of many. Adding nothing to the days keeps PostgreSQL from the index by term, which would lead it through
# the whole of each group for every portion; so it takes the portion by its numbers.
BY_NUMBER = """s.granted_until + 0 = asked.granted_until and s.effective_until + 0 = asked.effective_until
        and s.id > %(after)s and s.id <= %(upto)s"""

LOCKED = "for update of s"

# A Latvian mobile number begins with 2; of a foreign one only a message shows what it is.
REACHES = {
    Channel.SMS: "(p.phone like '+3712%%' or p.phone like '+%%' and p.phone not like '+371%%')",
    Channel.EMAIL: "p.email <> ''",
    Channel.POST: "p.address <> ''",
}


def _channel() -> str:
    """How the contact person is reached: as letters are, and by post before not at all; NULL where there is no way."""
    cases = "".join(
        f"when p.letters_by = '{wish}' and {REACHES[way]} then '{way}'\n"
        for wish, ways in WAYS.items()
        for way in dict.fromkeys((*ways, Channel.POST) if ways else ())
    )
    return f"case when p.letters_by = '{Channel.NONE}' then '{Channel.NONE}'\n{cases}end"


TAKEN = """
),
taken as (
    select a.id, a.household_id, a.kind, a.granted_until, a.effective_until as told, a.documents_on_file,
           steps.position, steps.is_last, steps.emergency_id, steps.emergency_end, steps.covered_term,
           steps.from_on, steps.to_on,
           p.id as person_id, p.language, h.is_demo or p.is_demo as is_demo, p.phone, p.email, p.address,
           CHANNEL as channel
    from affected a
    join steps on steps.kind = a.kind and steps.granted_until = a.granted_until
        and steps.effective_until = a.effective_until and steps.renewed_from is not distinct from a.renewed_from
    join benefits_household h on h.id = a.household_id
    join socialservice_person p on p.id = h.contact_person_id
    where not a.second
)
""".replace("CHANNEL", _channel())

# The ids are drawn first, so that letters need no join with what has just been written: nobody knows how long that is.
WRITE = """,
numbered as materialized (
    select *, nextval(pg_get_serial_sequence('benefits_extension', 'id')) as extension_id from taken
),
moved as (
    update benefits_status s set effective_until = numbered.to_on
    from numbered where s.id = numbered.id and numbered.is_last
),
written as (
    insert into benefits_extension (id, status_id, number, emergency_id, emergency_end, covered_term, from_on, to_on,
                                    rule_version, run_id, reason, documents_missing, by_id,
                                    created_at)
    select extension_id, id,
           position + coalesce((select max(number) from benefits_extension e where e.status_id = numbered.id), 0),
           emergency_id, emergency_end, covered_term, from_on, to_on,
           %(rule_version)s, %(run)s, '', not documents_on_file, %(by)s, %(now)s
    from numbered
),
noted as (
    insert into benefits_statusevent (status_id, what, at, by_id, until, detail)
    select id, 'extended', %(now)s, %(by)s, to_on, '' from numbered
),
told as (
    insert into socialservice_letter (municipality_id, kind, channel, language, person_id, "to", about, about_id,
                                      once, is_demo, created_at, due_at, state, subject, text, html, attachment,
                                      at_once, note, error, attempts, receipt_key, task_outcome)
    select %(municipality)s, 'status_extended', channel, language, person_id,
           case channel when 'sms' then phone when 'email' then email else address end,
           'benefits.extension', extension_id,
           'status_extended:' || household_id || ':' || to_on, is_demo, %(now)s, %(now)s, 'queued',
           '', '', '', '', false, '', '', 0, '', ''
    from numbered
    where is_last and channel <> 'none'
    on conflict (once) do nothing
    returning channel
),
listed as (
    insert into benefits_reviewitem (status_id, reason, until, created_at, note)
    select id, 'documents_missing', granted_until, %(now)s::timestamptz, ''
    from numbered where is_last and not documents_on_file
    union all
    select id, 'unreachable', to_on, %(now)s, '' from numbered where is_last and channel is null
    on conflict do nothing
    returning reason
)
select 'extended', kind, count(*) from numbered where is_last group by kind
union all select 'letters', channel, count(*) from told group by channel
union all select 'review', reason, count(*) from listed group by reason
"""

COUNT = """
select 'move', kind, told, to_on, told > granted_until, count(*), sum((
    select count(*) from benefits_householdmember m
    where m.household_id = taken.household_id and m.valid_from <= %(today)s
      and (m.valid_until is null or m.valid_until >= %(today)s)))
from taken where is_last group by 2, 3, 4, 5
union all
select 'letters', coalesce(channel, 'unreachable'), null, null, null, count(distinct household_id), null
from taken where is_last group by 2
union all
select 'review', 'documents_missing', null, null, null, count(*), null
from taken where is_last and not documents_on_file
    and not exists (select from benefits_reviewitem r
                    where r.status_id = taken.id and r.reason = 'documents_missing' and r.until = taken.granted_until)
"""

# The rule's reasons, and the weaker of two statuses wherever the rule has something to say about it.
LOOKED_AT = """
),
found as (
    select a.id as status_id, reasons.reason, reasons.until
    from affected a
    join reasons on reasons.kind = a.kind and reasons.granted_until = a.granted_until
        and reasons.effective_until = a.effective_until and reasons.renewed_from is not distinct from a.renewed_from
    where case when a.second then reasons.reason = 'two_open' else reasons.reason <> 'two_open' end
)
"""

LIST = """
, listed as (
    insert into benefits_reviewitem (status_id, reason, until, created_at, note)
    select status_id, reason, until, %(now)s, '' from found
    on conflict do nothing
    returning reason
)
select 'review', reason, count(*) from listed group by reason
"""

COUNT_LISTED = """
select 'review', reason, null, null, null, count(*), null
from found
where not exists (select from benefits_reviewitem r
                  where r.status_id = found.status_id and r.reason = found.reason and r.until = found.until)
group by reason
"""


# A page of those whom the preview counts, by their numbers: what is asked of a letter is asked once for a household.
SHOW = """
select id, person_id, kind, told, to_on, coalesce(channel, 'unreachable')
from (select ONCE * from taken where is_last ORDER) shown
where id > %(shown)s
  and (%(of_kind)s::text is null or kind = %(of_kind)s)
  and (not %(before)s or told > granted_until)
  and (%(ways)s::text[] is null or coalesce(channel, 'unreachable') = any(%(ways)s))
  and (not %(paperless)s or not documents_on_file and not exists (
      select from benefits_reviewitem r
      where r.status_id = shown.id and r.reason = 'documents_missing' and r.until = shown.granted_until))
order by id limit %(most)s
"""

SHOW_REVIEW = """
select s.id, h.contact_person_id, s.kind, s.effective_until, found.until, ''
from found
join benefits_status s on s.id = found.status_id
join benefits_household h on h.id = s.household_id
where found.reason = %(of_reason)s and s.id > %(shown)s
  and not exists (select from benefits_reviewitem r
                  where r.status_id = found.status_id and r.reason = found.reason and r.until = found.until)
order by s.id limit %(most)s
"""

# Where each portion ends, and how many there are in all; the last portion is open.
PORTIONS = """
with asked (kind, granted_until, effective_until, moves) as (
    select * from unnest(%(kind)s::text[], %(granted_until)s::date[], %(effective_until)s::date[], %(moves)s::bool[])
),
numbered as (
    select s.id, moves, row_number() over (order by s.id) as position
    from asked join benefits_status s on s.kind = asked.kind and MATCHED
    where s.municipality_id = %(municipality)s and s.closed_on is null
      and (%(household)s::bigint is null or s.household_id = %(household)s)
)
select coalesce(array_agg(id order by id) filter (where position %% %(portion)s = 0), '{}'),
       count(*) filter (where moves), count(*)
from numbered
"""

# Reminders that still wait although the term they tell of is another by now.
CALL_OFF = """
update socialservice_letter l
set state = 'dropped', note = 'overtaken', finished_at = %(now)s, once = null
from benefits_status s
where l.municipality_id = %(municipality)s and l.kind = 'status_expiring' and l.state = 'queued'
  and s.id = l.about_id and l.once <> 'status_expiring:' || s.id || ':' || s.effective_until
  and (%(household)s::bigint is null or s.household_id = %(household)s)
"""


def _joined(*parts: str, matched: str = BY_TERM) -> str:
    return "".join(parts).replace("MATCHED", matched)


EXTEND = _joined(STEPS, AFFECTED, LOCKED, TAKEN, WRITE)
REVIEW = _joined(REASONS, AFFECTED, LOOKED_AT, LIST)
COUNT_EXTEND = _joined(STEPS, AFFECTED, TAKEN, COUNT)
COUNT_REVIEW = _joined(REASONS, AFFECTED, LOOKED_AT, COUNT_LISTED)
SHOW_EXTEND = _joined(STEPS, AFFECTED, TAKEN, SHOW.replace("ONCE", "").replace("ORDER", ""))
SHOW_TOLD = _joined(
    STEPS,
    AFFECTED,
    TAKEN,
    SHOW.replace("ONCE", "distinct on (household_id)").replace("ORDER", "order by household_id, id"),
)
SHOW_REVIEW = _joined(REASONS, AFFECTED, LOOKED_AT, SHOW_REVIEW)
COUNT_PORTIONS = _joined(PORTIONS)
EXTEND_PORTION = _joined(STEPS, AFFECTED, LOCKED, TAKEN, WRITE, matched=BY_NUMBER)
REVIEW_PORTION = _joined(REASONS, AFFECTED, LOOKED_AT, LIST, matched=BY_NUMBER)
