-- Whom to talk with first and why, and where each person stands beside their team (app/coach/priorities.h, standing.h,
-- spread.h).

-- The middle of a team is the median of the means of those who have a band, half up; nothing of fewer than five.
-- strength: the band lies above the middle; gap: below; neither: it can't be told from it; alone: there is no middle to hold it
-- against; unknown: no band.
CREATE FUNCTION warmline.standings(in_team integer DEFAULT NULL)
RETURNS TABLE (team_id integer, person integer, measure warmline.measure, stands text, scenarios bigint, observations bigint,
  mean integer, low integer, high integer, middle integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH e AS MATERIALIZED (SELECT * FROM warmline.estimates(in_team)),
  banded AS (
    SELECT e.team_id, e.measure, e.mean, row_number() OVER (PARTITION BY e.team_id, e.measure ORDER BY e.mean) AS place,
      count(*) OVER (PARTITION BY e.team_id, e.measure) AS people
    FROM e WHERE e.low IS NOT NULL
  ),
  m AS (
    SELECT b.team_id, b.measure, ((sum(b.mean) + count(*) - 1) / count(*))::integer AS middle
    FROM banded b
    WHERE b.people >= 5 AND b.place IN ((b.people + 1) / 2, b.people / 2 + 1)  -- one of them, or the two in the middle
    GROUP BY b.team_id, b.measure
  )
  SELECT e.team_id, e.person, e.measure,
    CASE WHEN e.low IS NULL THEN 'unknown' WHEN m.middle IS NULL THEN 'alone' WHEN e.low > m.middle THEN 'strength'
      WHEN e.high < m.middle THEN 'gap' ELSE 'neither' END,
    e.scenarios, e.observations, e.mean, e.low, e.high, m.middle
  FROM e LEFT JOIN m ON m.team_id = e.team_id AND m.measure = e.measure;
END;

-- The calls behind it: a person's first attempts, the lowest first.
CREATE VIEW warmline.first_values AS
SELECT r.team_id, r.person, r.measure, t.scenario_id, r.value, r.observations, r.week, t.place
FROM warmline.readings r JOIN warmline.team_scenarios t USING (team_id, scenario)
WHERE r.kind <= 'first';

-- Whom to talk with first: a row for each reason, numbered from the weightiest (1) on. `split`: the first week of the later
-- period; NULL: half of the team's weeks, as the app has it.
--   critical  first attempts of the later period with a critical miss; more of them first
--   fell      the band of the difference lies below nought
--   behind    the whole band lies below the middle of the team
--   rose      worth saying to them
-- Within a reason the one whose band lies furthest off comes first; people whose first reason is equal share a rank.
CREATE TYPE warmline.why AS ENUM ('critical', 'fell', 'behind', 'rose');

-- Everybody with what is known of them: evidence enough to be ranked, first attempts, and those with a critical miss.
CREATE FUNCTION warmline.known(in_team integer DEFAULT NULL, split integer DEFAULT NULL)
RETURNS TABLE (team_id integer, person integer, code text, enough boolean, firsts bigint, misses bigint, firsts_since bigint,
  misses_since bigint, latest_miss integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT o.team_id, o.person, o.code, coalesce(e.enough, false), coalesce(c.firsts, 0), coalesce(c.misses, 0),
    coalesce(c.firsts_since, 0), coalesce(c.misses_since, 0), c.latest_miss
  FROM warmline.people o
  LEFT JOIN (
    SELECT f.team_id, f.person, bool_or(f.n_after >= 5 AND f.observations_after >= 8) AS enough
    FROM warmline.first_sums(in_team) f
    WHERE f.measure <> 'empathy'
    GROUP BY f.team_id, f.person
  ) e ON e.team_id = o.team_id AND e.person = o.person
  LEFT JOIN (
    SELECT p.team_id, p.person, count(*) AS firsts, count(*) FILTER (WHERE p.critical_misses > 0) AS misses,
      count(*) FILTER (WHERE p.week >= coalesce(split, p.weeks / 2)) AS firsts_since,
      count(*) FILTER (WHERE p.week >= coalesce(split, p.weeks / 2) AND p.critical_misses > 0) AS misses_since,
      max(p.week) FILTER (WHERE p.week >= coalesce(split, p.weeks / 2) AND p.critical_misses > 0) AS latest_miss
    FROM warmline.played p
    WHERE (in_team IS NULL OR p.team_id = in_team) AND p.kind <= 'first'
    GROUP BY p.team_id, p.person
  ) c ON c.team_id = o.team_id AND c.person = o.person
  WHERE in_team IS NULL OR o.team_id = in_team;
END;

CREATE FUNCTION warmline.priorities(in_team integer DEFAULT NULL, split integer DEFAULT NULL)
RETURNS TABLE (team_id integer, rank bigint, person integer, code text, number bigint, why warmline.why,
  measure warmline.measure, misses bigint, firsts bigint, latest integer, difference integer, mean integer, low integer,
  high integer, middle integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH known AS MATERIALIZED (SELECT * FROM warmline.known(in_team, split) k WHERE k.enough),
  reasons AS (
    SELECT k.team_id, k.person, 'critical'::warmline.why AS why, NULL::warmline.measure AS measure, k.misses_since::integer AS weight,
      k.misses_since AS misses, k.firsts_since AS firsts, k.latest_miss AS latest, NULL::integer AS difference,
      NULL::integer AS mean, NULL::integer AS low, NULL::integer AS high, NULL::integer AS middle
    FROM known k WHERE k.misses_since > 0
    UNION ALL
    SELECT c.team_id, c.person, CASE c.moved WHEN 'down' THEN 'fell' ELSE 'rose' END::warmline.why, c.measure,
      CASE c.moved WHEN 'down' THEN -c.high ELSE c.low END, NULL, NULL, NULL, c.difference, NULL, c.low, c.high, NULL
    FROM warmline.changes(in_team, split) c WHERE c.measure <> 'empathy' AND c.moved IN ('up', 'down')
    UNION ALL
    SELECT s.team_id, s.person, 'behind', s.measure, s.middle - s.high, NULL, NULL, NULL, NULL, s.mean, s.low, s.high, s.middle
    FROM warmline.standings(in_team) s WHERE s.measure <> 'empathy' AND s.stands = 'gap'
  ),
  numbered AS (
    SELECT r.*, k.code,
      row_number() OVER (PARTITION BY r.team_id, r.person ORDER BY r.why, r.weight DESC, r.measure) AS number
    FROM reasons r JOIN known k ON k.team_id = r.team_id AND k.person = r.person
  ),
  ranked AS (
    SELECT n.team_id, n.person, rank() OVER (PARTITION BY n.team_id ORDER BY n.why, n.weight DESC) AS rank
    FROM numbered n WHERE n.number = 1
  )
  SELECT n.team_id, f.rank, n.person, n.code, n.number, n.why, n.measure, n.misses, n.firsts, n.latest, n.difference, n.mean,
    n.low, n.high, n.middle
  FROM numbered n JOIN ranked f ON f.team_id = n.team_id AND f.person = n.person;
END;

-- Evidence enough, and nothing of the above.
CREATE FUNCTION warmline.unremarkable(in_team integer DEFAULT NULL, split integer DEFAULT NULL)
RETURNS TABLE (team_id integer, person integer, code text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT k.team_id, k.person, k.code
  FROM warmline.known(in_team, split) k
  LEFT JOIN warmline.priorities(in_team, split) p ON p.team_id = k.team_id AND p.person = k.person AND p.number = 1
  WHERE k.enough AND p.person IS NULL;
END;

-- No band for any measure but empathy: named, never ranked.
CREATE FUNCTION warmline.too_little(in_team integer DEFAULT NULL)
RETURNS TABLE (team_id integer, person integer, code text, firsts bigint, misses bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT k.team_id, k.person, k.code, k.firsts, k.misses FROM warmline.known(in_team, 0) k WHERE NOT k.enough;
END;

-- How many changes could be looked at, and of how many chance alone would show one: to be said beside the list.
CREATE FUNCTION warmline.changes_by_chance(in_team integer DEFAULT NULL, split integer DEFAULT NULL)
RETURNS TABLE (team_id integer, changes_known bigint, by_chance bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT c.team_id, count(*) FILTER (WHERE c.moved <> 'not-known' AND c.measure <> 'empathy'),
    (count(*) FILTER (WHERE c.moved <> 'not-known' AND c.measure <> 'empathy') + 10) / 20
  FROM warmline.changes(in_team, split) c
  GROUP BY c.team_id;
END;

-- How the means of a team's people are spread: quartiles (R's type 7) and what belongs to a box plot. Whiskers end at the
-- outermost values within 1.5 times the box's height of the box, and reach the box at least.
CREATE FUNCTION warmline.spread(in_team integer DEFAULT NULL)
RETURNS TABLE (team_id integer, measure warmline.measure, people bigint, lowest double precision, low_whisker double precision,
  lower_quartile double precision, median double precision, upper_quartile double precision, high_whisker double precision,
  highest double precision, far_out bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH means AS MATERIALIZED (
    SELECT e.team_id, e.measure, e.mean::double precision AS mean FROM warmline.estimates(in_team) e WHERE e.mean IS NOT NULL
  ),
  boxes AS (
    SELECT m.team_id, m.measure, count(*) AS people, min(m.mean) AS least, max(m.mean) AS most,
      percentile_cont(0.25) WITHIN GROUP (ORDER BY m.mean) AS lower,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY m.mean) AS median,
      percentile_cont(0.75) WITHIN GROUP (ORDER BY m.mean) AS upper
    FROM means m GROUP BY m.team_id, m.measure
  )
  SELECT b.team_id, b.measure, b.people, b.least,
    least(min(m.mean) FILTER (WHERE m.mean >= b.lower - 1.5::double precision * (b.upper - b.lower)), b.lower),
    b.lower, b.median, b.upper,
    greatest(max(m.mean) FILTER (WHERE m.mean <= b.upper + 1.5::double precision * (b.upper - b.lower)), b.upper),
    b.most,
    count(*) FILTER (WHERE m.mean < b.lower - 1.5::double precision * (b.upper - b.lower)
      OR m.mean > b.upper + 1.5::double precision * (b.upper - b.lower))
  FROM boxes b JOIN means m ON m.team_id = b.team_id AND m.measure = b.measure
  GROUP BY b.team_id, b.measure, b.people, b.least, b.lower, b.median, b.upper, b.most;
END;
