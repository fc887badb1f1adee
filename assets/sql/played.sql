-- What every question starts from: in which week an attempt lies, what it counts as, and what it shows of each measure.

-- part / whole, half up; part >= 0, whole > 0.
CREATE FUNCTION warmline.half_up(part bigint, whole bigint) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ((2 * part + whole) / (2 * whole))::integer;

-- The same for any part.
CREATE FUNCTION warmline.half_up_signed(part bigint, whole bigint) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ((2 * part + whole) / (2 * whole) - CASE WHEN (2 * part + whole) % (2 * whole) < 0 THEN 1 ELSE 0 END)::integer;

-- A file may claim any time at all: 1970 to 9999 count, what lies outside is the nearest in them.
CREATE FUNCTION warmline.plausible(ms bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN least(greatest(ms, 0), 253402300800000);

-- 1 January 1970 was a Thursday.
CREATE FUNCTION warmline.monday_of(ms bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (ms / 86400000 - (ms / 86400000 + 3) % 7) * 86400000;

CREATE FUNCTION warmline.week_of(ms bigint, monday_ms bigint) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN least(greatest((ms - monday_ms) / 604800000, 0), 519)::integer;

-- Weeks are counted from the Monday (UTC) of a team's earliest attempt, at most 520 of them: what is older lies in week 0.
-- `weeks`: the last one in which something was scored, plus 1.
CREATE VIEW warmline.calendar AS
SELECT team_id, monday_ms, warmline.week_of(last_scored_ms, monday_ms) + 1 AS weeks
FROM (
  SELECT team_id,
    greatest(warmline.monday_of(min(first_ms)), warmline.monday_of(max(last_ms)) - 519 * bigint '604800000') AS monday_ms,
    max(last_scored_ms) AS last_scored_ms
  FROM (
    SELECT team_id, warmline.plausible(min(begun_ms)) AS first_ms, warmline.plausible(max(begun_ms)) AS last_ms,
      warmline.plausible(max(begun_ms)) AS last_scored_ms
    FROM warmline.attempts GROUP BY team_id
    UNION ALL
    SELECT team_id, warmline.plausible(min(begun_ms)), warmline.plausible(max(begun_ms)), NULL
    FROM warmline.left_out GROUP BY team_id
  ) each_table
  GROUP BY team_id
) ends;

-- Attempts with their week and what they count as. Two browsers each have a first attempt at the same call: the later one is
-- a repeat. Versions of one scenario are one call.
CREATE VIEW warmline.played AS
SELECT a.team_id, a.person, a.attempt, a.id, a.scenario, a.edition, a.begun_ms,
  warmline.week_of(warmline.plausible(a.begun_ms), c.monday_ms) AS week, c.weeks,
  CASE WHEN a.handed_in_as = 'first'
      AND a.attempt > min(a.attempt) FILTER (WHERE a.handed_in_as = 'first')
        OVER (PARTITION BY a.team_id, a.person, a.scenario)
    THEN 'repeat' ELSE a.handed_in_as END AS kind,
  a.finished, a.last_node, a.achieved, a.lost, a.resolution, a.empathy, a.empathy_decisions, a.decisions,
  a.feel_earned, a.feel_stake, a.feel_decisions,
  a.understand_earned, a.understand_stake, a.understand_decisions,
  a.explore_earned, a.explore_stake, a.explore_decisions,
  a.respect_earned, a.respect_stake, a.respect_decisions,
  a.critical_misses, a.seconds, a.transfers, a.repeats
FROM warmline.attempts a JOIN warmline.calendar c USING (team_id);

-- A row for each attempt and measure that it has a value of, per mille, with how many decisions are behind it.
CREATE VIEW warmline.readings AS
SELECT p.team_id, p.person, p.attempt, p.scenario, p.edition, p.begun_ms, p.week, p.weeks, p.kind, m.measure, m.value, m.observations
FROM warmline.played p CROSS JOIN LATERAL (VALUES
  ('resolution'::warmline.measure, p.resolution::integer, p.decisions::integer),
  ('empathy', p.empathy, p.empathy_decisions),
  ('feel', warmline.half_up(1000::bigint * p.feel_earned, nullif(p.feel_stake, 0)), p.feel_decisions),
  ('understand', warmline.half_up(1000::bigint * p.understand_earned, nullif(p.understand_stake, 0)), p.understand_decisions),
  ('explore', warmline.half_up(1000::bigint * p.explore_earned, nullif(p.explore_stake, 0)), p.explore_decisions),
  ('respect', warmline.half_up(1000::bigint * p.respect_earned, nullif(p.respect_stake, 0)), p.respect_decisions)
) m(measure, value, observations)
WHERE m.value IS NOT NULL;

-- A team's versions of scenarios in the order in which they first come, by person and attempt.
CREATE VIEW warmline.team_editions AS
SELECT team_id, edition, scenario, row_number() OVER (PARTITION BY team_id ORDER BY came) AS place
FROM (
  SELECT team_id, edition, scenario, min(person::bigint << 32 | attempt) AS came
  FROM warmline.attempts GROUP BY team_id, edition, scenario
) first_times;

-- Its scenarios, likewise. A later version may name another sector; the first one's stays.
CREATE VIEW warmline.team_scenarios AS
SELECT t.team_id, t.scenario, s.id AS scenario_id, t.place, e.sector
FROM (
  SELECT team_id, scenario, min(place) AS place, (array_agg(edition ORDER BY place))[1] AS edition
  FROM warmline.team_editions GROUP BY team_id, scenario
) t
JOIN warmline.scenarios s USING (scenario)
JOIN warmline.editions e USING (edition);

-- Which attempts a question is of. Comparisons use first attempts alone. (Here and elsewhere an inequality stands where an
-- equality would do: of a column that is worked out the planner takes equality to be very rare.)
CREATE TYPE warmline.which AS ENUM ('firsts', 'unpractised', 'all');

CREATE FUNCTION warmline.holds(which warmline.which, kind warmline.attempt_kind) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN kind <= CASE which WHEN 'firsts' THEN 'first'::warmline.attempt_kind
  WHEN 'unpractised' THEN 'repeat'::warmline.attempt_kind ELSE 'practised'::warmline.attempt_kind END;
