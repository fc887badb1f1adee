-- Questions about a team's attempts as a whole. Every function takes the team first (NULL: every team, each for itself), then
-- which attempts, then filters (NULL: no such filter).

CREATE VIEW warmline.contents AS
SELECT c.team_id, (SELECT count(*) FROM warmline.people o WHERE o.team_id = c.team_id) AS people,
  count(*) AS attempts, count(*) FILTER (WHERE p.kind <= 'first') AS firsts, count(*) FILTER (WHERE p.kind = 'repeat') AS repeats,
  count(*) FILTER (WHERE p.kind = 'practised') AS practised, count(DISTINCT p.scenario) AS scenarios, c.weeks, c.monday_ms
FROM warmline.calendar c JOIN warmline.played p ON p.team_id = c.team_id
GROUP BY c.team_id, c.weeks, c.monday_ms;

-- The readings that a filter lets through.
CREATE FUNCTION warmline.selected(in_team integer DEFAULT NULL, of_which warmline.which DEFAULT 'firsts',
  of_scenario text DEFAULT NULL, of_sector text DEFAULT NULL, of_group text DEFAULT NULL,
  first_week integer DEFAULT 0, last_week integer DEFAULT 520)
RETURNS SETOF warmline.readings
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT r.* FROM warmline.readings r
  WHERE (in_team IS NULL OR r.team_id = in_team) AND warmline.holds(of_which, r.kind)
    AND (first_week <= 0 OR r.week >= first_week) AND (last_week >= 519 OR r.week <= last_week)
    AND (of_scenario IS NULL OR r.scenario = (SELECT s.scenario FROM warmline.scenarios s WHERE s.id = of_scenario))
    AND (of_sector IS NULL OR (r.team_id, r.scenario) IN (
      SELECT s.team_id, s.scenario FROM warmline.team_scenarios s
      WHERE s.sector = of_sector AND (in_team IS NULL OR s.team_id = in_team)))
    AND (of_group IS NULL OR (r.team_id, r.person) IN (
      SELECT o.team_id, o.person FROM warmline.people o
      WHERE o.team_group = of_group AND (in_team IS NULL OR o.team_id = in_team)));
END;

-- Sum and number of the values, and their mean, half up.
CREATE FUNCTION warmline.by_person(in_team integer DEFAULT NULL, of_which warmline.which DEFAULT 'firsts',
  of_scenario text DEFAULT NULL, of_sector text DEFAULT NULL, of_group text DEFAULT NULL,
  first_week integer DEFAULT 0, last_week integer DEFAULT 520)
RETURNS TABLE (team_id integer, measure warmline.measure, person integer, total bigint, number bigint, mean integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT r.team_id, r.measure, r.person, sum(r.value), count(*), warmline.half_up(sum(r.value), count(*))
  FROM warmline.selected(in_team, of_which, of_scenario, of_sector, of_group, first_week, last_week) r
  GROUP BY r.team_id, r.measure, r.person;
END;

CREATE FUNCTION warmline.by_week(in_team integer DEFAULT NULL, of_which warmline.which DEFAULT 'firsts',
  of_scenario text DEFAULT NULL, of_sector text DEFAULT NULL, of_group text DEFAULT NULL,
  first_week integer DEFAULT 0, last_week integer DEFAULT 520)
RETURNS TABLE (team_id integer, measure warmline.measure, week integer, total bigint, number bigint, mean integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT r.team_id, r.measure, r.week, sum(r.value), count(*), warmline.half_up(sum(r.value), count(*))
  FROM warmline.selected(in_team, of_which, of_scenario, of_sector, of_group, first_week, last_week) r
  GROUP BY r.team_id, r.measure, r.week;
END;

CREATE FUNCTION warmline.by_scenario_and_week(in_team integer DEFAULT NULL, of_which warmline.which DEFAULT 'firsts',
  of_scenario text DEFAULT NULL, of_sector text DEFAULT NULL, of_group text DEFAULT NULL,
  first_week integer DEFAULT 0, last_week integer DEFAULT 520)
RETURNS TABLE (team_id integer, measure warmline.measure, scenario integer, week integer, total bigint, number bigint,
  mean integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT r.team_id, r.measure, r.scenario, r.week, sum(r.value), count(*), warmline.half_up(sum(r.value), count(*))
  FROM warmline.selected(in_team, of_which, of_scenario, of_sector, of_group, first_week, last_week) r
  GROUP BY r.team_id, r.measure, r.scenario, r.week;
END;

-- The lowest means of people with at least so many attempts: at most `most` of a team and measure. Equal means share a rank and
-- the next one is skipped; ties by code. Quotients of whole numbers as small as these differ as doubles wherever they differ.
CREATE FUNCTION warmline.lowest(in_team integer DEFAULT NULL, of_which warmline.which DEFAULT 'firsts',
  least_attempts integer DEFAULT 1, most integer DEFAULT 10,
  of_scenario text DEFAULT NULL, of_sector text DEFAULT NULL, of_group text DEFAULT NULL,
  first_week integer DEFAULT 0, last_week integer DEFAULT 520)
RETURNS TABLE (team_id integer, measure warmline.measure, rank bigint, person integer, code text, total bigint, number bigint,
  mean integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT b.team_id, b.measure, b.rank, b.person, b.code, b.total, b.number, b.mean
  FROM (
    SELECT p.*, o.code,
      rank() OVER (PARTITION BY p.team_id, p.measure ORDER BY p.total::double precision / p.number) AS rank,
      row_number() OVER (PARTITION BY p.team_id, p.measure ORDER BY p.total::double precision / p.number, o.code) AS place
    FROM warmline.by_person(in_team, of_which, of_scenario, of_sector, of_group, first_week, last_week) p
    JOIN warmline.people o ON o.team_id = p.team_id AND o.person = p.person
    WHERE p.number >= least_attempts AND (in_team IS NULL OR o.team_id = in_team)
  ) b
  WHERE b.place <= most;
END;

-- How the team moved, week by week: each person's mean in a week counts once, however many calls they took. First attempts and
-- repeats apart; only where there is a figure.
CREATE FUNCTION warmline.trend(in_team integer DEFAULT NULL, of_scenario text DEFAULT NULL, of_sector text DEFAULT NULL,
  of_group text DEFAULT NULL, first_week integer DEFAULT 0)
RETURNS TABLE (team_id integer, measure warmline.measure, kind warmline.attempt_kind, week integer, people bigint,
  attempts bigint, observations bigint, mean integer, low integer, high integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT w.team_id, w.measure, w.kind, w.week, w.n, w.attempts, w.observations,
    warmline.mean_of(w.n, w.total, w.observations),
    warmline.band_low(w.n, w.total, w.squares, w.observations, t.t),
    warmline.band_high(w.n, w.total, w.squares, w.observations, t.t)
  FROM (
    SELECT p.team_id, p.measure, p.kind, p.week, count(*) AS n, sum(p.mean) AS total, sum(p.mean * p.mean) AS squares,
      sum(p.observations)::bigint AS observations, sum(p.number)::bigint AS attempts
    FROM (
      SELECT r.team_id, r.measure, r.kind, r.week, r.person, warmline.half_up(sum(r.value), count(*)) AS mean,
        count(*) AS number, sum(r.observations) AS observations
      FROM warmline.selected(in_team, 'unpractised', of_scenario, of_sector, of_group, first_week) r
      GROUP BY r.team_id, r.measure, r.kind, r.week, r.person
    ) p
    GROUP BY p.team_id, p.measure, p.kind, p.week
  ) w
  LEFT JOIN warmline.student_t t ON t.freedom = least(w.n - 1, 10000)
  WHERE w.observations >= 8;
END;

-- A person's trend: by 4 weeks, or so many that there are 13 periods at most. Repeats are marked, and have no band.
CREATE FUNCTION warmline.person_trend(in_team integer DEFAULT NULL, of_person integer DEFAULT NULL)
RETURNS TABLE (team_id integer, person integer, measure warmline.measure, kind warmline.attempt_kind, first_week integer,
  last_week integer, scenarios bigint, observations bigint, mean integer, low integer, high integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT w.team_id, w.person, w.measure, w.kind, w.first_week, least(w.first_week + w.length, w.weeks) - 1, w.n, w.observations,
    warmline.mean_of(w.n, w.total, w.observations),
    CASE WHEN w.kind = 'first' THEN warmline.band_low(w.n, w.total, w.squares, w.observations, t.t) END,
    CASE WHEN w.kind = 'first' THEN warmline.band_high(w.n, w.total, w.squares, w.observations, t.t) END
  FROM (
    SELECT p.team_id, p.person, p.measure, p.kind, p.weeks, p.length, p.week / p.length * p.length AS first_week,
      count(*) AS n, sum(p.value) AS total, sum(p.value * p.value) AS squares, sum(p.observations) AS observations
    FROM (
      SELECT r.*, greatest(4, (r.weeks + 12) / 13) AS length
      FROM warmline.readings r
      WHERE (in_team IS NULL OR r.team_id = in_team) AND (of_person IS NULL OR r.person = of_person)
        AND r.kind <> 'practised'
    ) p
    GROUP BY p.team_id, p.person, p.measure, p.kind, p.weeks, p.length, p.week / p.length
  ) w
  LEFT JOIN warmline.student_t t ON t.freedom = least(w.n - 1, 10000)
  WHERE w.observations >= 8;
END;

-- What the team as a whole shows in each measure: the mean of its people's means.
CREATE FUNCTION warmline.team_means(in_team integer DEFAULT NULL, first_week integer DEFAULT 0, of_scenario text DEFAULT NULL,
  of_sector text DEFAULT NULL)
RETURNS TABLE (team_id integer, measure warmline.measure, people bigint, mean integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT e.team_id, e.measure, count(*), warmline.half_up(sum(e.mean), count(*))
  FROM warmline.estimates(in_team, first_week, 520, of_scenario, of_sector) e
  WHERE e.mean IS NOT NULL
  GROUP BY e.team_id, e.measure;
END;
