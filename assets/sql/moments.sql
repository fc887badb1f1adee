-- Moments of a person's calls that are worth talking about (app/coach/moments.h, propose.h). Ties: the latest call, its earliest
-- decision.

CREATE FUNCTION warmline.decisions_of(in_team integer DEFAULT NULL, of_which warmline.which DEFAULT 'unpractised')
RETURNS TABLE (team_id integer, person integer, attempt integer, id text, number smallint, step smallint, lost integer,
  feel_stake smallint, feel_earned smallint, understand_stake smallint, understand_earned smallint, explore_stake smallint,
  explore_earned smallint, respect_stake smallint, respect_earned smallint, mends smallint, whole boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT s.team_id, s.person, s.attempt, p.id, s.number, s.step, s.lost, s.feel_stake, s.feel_earned, s.understand_stake,
    s.understand_earned, s.explore_stake, s.explore_earned, s.respect_stake, s.respect_earned, s.mends, s.whole
  FROM warmline.played p
  JOIN warmline.steps s ON s.team_id = p.team_id AND s.person = p.person AND s.attempt = p.attempt
  WHERE (in_team IS NULL OR p.team_id = in_team) AND warmline.holds(of_which, p.kind) AND s.number IS NOT NULL;
END;

-- Where most was lost.
CREATE FUNCTION warmline.largest_loss(in_team integer DEFAULT NULL, of_which warmline.which DEFAULT 'unpractised')
RETURNS TABLE (team_id integer, person integer, attempt integer, id text, number smallint, step smallint, lost integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT DISTINCT ON (d.team_id, d.person) d.team_id, d.person, d.attempt, d.id, d.number, d.step, d.lost
  FROM warmline.decisions_of(in_team, of_which) d WHERE d.lost > 0
  ORDER BY d.team_id, d.person, d.lost DESC, d.attempt DESC, d.number;
END;

-- A criterion of which the least on offer was chosen where it made a difference, most often (twice at least); ties: the greater
-- part of its decisions, then order of criteria. The example: where most of it was at stake, another than the largest loss.
CREATE FUNCTION warmline.repeated_miss(in_team integer DEFAULT NULL, of_which warmline.which DEFAULT 'unpractised')
RETURNS TABLE (team_id integer, person integer, criterion warmline.measure, times bigint, of_decisions bigint, calls bigint,
  attempt integer, id text, number smallint, step smallint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH staked AS MATERIALIZED (
    SELECT d.team_id, d.person, d.attempt, d.id, d.number, d.step, c.criterion, c.stake, c.earned = 0 AS missed
    FROM warmline.decisions_of(in_team, of_which) d
    CROSS JOIN LATERAL (VALUES
      ('feel'::warmline.measure, d.feel_stake, d.feel_earned), ('understand', d.understand_stake, d.understand_earned),
      ('explore', d.explore_stake, d.explore_earned), ('respect', d.respect_stake, d.respect_earned)
    ) c(criterion, stake, earned)
    WHERE c.stake > 0
  ),
  missed AS (
    SELECT DISTINCT ON (m.team_id, m.person) m.*
    FROM (
      SELECT s.team_id, s.person, s.criterion, count(*) FILTER (WHERE s.missed) AS times, count(*) AS of_decisions,
        count(DISTINCT s.attempt) FILTER (WHERE s.missed) AS calls
      FROM staked s GROUP BY s.team_id, s.person, s.criterion
    ) m
    WHERE m.times >= 2
    ORDER BY m.team_id, m.person, m.times DESC, m.of_decisions, m.criterion
  )
  SELECT DISTINCT ON (m.team_id, m.person) m.team_id, m.person, m.criterion, m.times, m.of_decisions, m.calls,
    s.attempt, s.id, s.number, s.step
  FROM missed m
  JOIN staked s ON s.team_id = m.team_id AND s.person = m.person AND s.criterion = m.criterion AND s.missed
  LEFT JOIN warmline.largest_loss(in_team, of_which) l ON l.team_id = m.team_id AND l.person = m.person
  WHERE (s.attempt, s.number) IS DISTINCT FROM (l.attempt, l.number)
  ORDER BY m.team_id, m.person, s.stake DESC, s.attempt DESC, s.number;
END;

-- The best recovery after a hurt: whole before partly, then most hurts.
CREATE FUNCTION warmline.best_recovery(in_team integer DEFAULT NULL, of_which warmline.which DEFAULT 'unpractised')
RETURNS TABLE (team_id integer, person integer, attempt integer, id text, number smallint, step smallint, hurts smallint,
  whole boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT DISTINCT ON (d.team_id, d.person) d.team_id, d.person, d.attempt, d.id, d.number, d.step, d.mends, d.whole
  FROM warmline.decisions_of(in_team, of_which) d WHERE d.mends IS NOT NULL
  ORDER BY d.team_id, d.person, d.whole DESC, d.mends DESC, d.attempt DESC, d.number;
END;

-- The three that a session begins with: these, and where there are fewer, what was lost next most.
CREATE FUNCTION warmline.proposed_moments(in_team integer DEFAULT NULL)
RETURNS TABLE (team_id integer, person integer, place bigint, kind text, attempt integer, id text, number smallint,
  step smallint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH told AS (
    SELECT l.team_id, l.person, 1 AS turn, 'loss' AS kind, l.attempt, l.id, l.number, l.step FROM warmline.largest_loss(in_team) l
    UNION ALL
    SELECT m.team_id, m.person, 2, 'miss', m.attempt, m.id, m.number, m.step FROM warmline.repeated_miss(in_team) m
    UNION ALL
    SELECT r.team_id, r.person, 3, 'recovery', r.attempt, r.id, r.number, r.step FROM warmline.best_recovery(in_team) r
    UNION ALL
    SELECT d.team_id, d.person, 4, 'loss', d.attempt, d.id, d.number, d.step
    FROM (
      -- Of them some are told above: three more are enough.
      SELECT e.*, row_number() OVER (PARTITION BY e.team_id, e.person ORDER BY e.lost DESC, e.attempt DESC, e.number) AS place
      FROM warmline.decisions_of(in_team) e WHERE e.lost > 0
    ) d
    WHERE d.place <= 6
  ),
  once AS (
    SELECT DISTINCT ON (t.team_id, t.person, t.attempt, t.number) t.*, s.lost
    FROM told t
    JOIN warmline.steps s ON s.team_id = t.team_id AND s.person = t.person AND s.attempt = t.attempt AND s.step = t.step
    ORDER BY t.team_id, t.person, t.attempt, t.number, t.turn
  ),
  placed AS (
    SELECT o.*, row_number() OVER (PARTITION BY o.team_id, o.person
      ORDER BY o.turn, o.lost DESC, o.attempt DESC, o.number) AS place
    FROM once o
  )
  SELECT p.team_id, p.person, p.place, p.kind, p.attempt, p.id, p.number, p.step FROM placed p WHERE p.place <= 3;
END;
