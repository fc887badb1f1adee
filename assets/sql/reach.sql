-- What the organisation's rules put out of a team's reach (app/coach/out_of_reach.h). These values are not additive: two rules
-- in series are worth nothing alone. Nothing sums them.

-- Rules that were shown, most calls first, then those worth most a call: in that order by (calls_shown DESC, value DESC, place,
-- rule). `which`: 'unpractised', as the app begins.
CREATE FUNCTION warmline.rules_over_team(in_team integer DEFAULT NULL, of_which warmline.which DEFAULT 'unpractised')
RETURNS TABLE (team_id integer, edition integer, place bigint, rule smallint, rule_id text, calls_played bigint, people bigint,
  calls_shown bigint, best integer, best_if_lifted integer, value integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH taken AS MATERIALIZED (
    SELECT p.team_id, p.edition, p.person, p.attempt FROM warmline.played p
    WHERE (in_team IS NULL OR p.team_id = in_team) AND warmline.holds(of_which, p.kind)
  ),
  calls AS MATERIALIZED (
    SELECT t.team_id, t.edition, count(*) AS calls FROM taken t GROUP BY t.team_id, t.edition
  ),
  met AS MATERIALIZED (
    SELECT t.team_id, t.edition, s.rule, count(*) AS shown, count(DISTINCT t.person) AS people
    FROM taken t JOIN warmline.rules_met s ON s.team_id = t.team_id AND s.person = t.person AND s.attempt = t.attempt
    GROUP BY t.team_id, t.edition, s.rule
  ),
  places AS MATERIALIZED (
    SELECT e.team_id, e.edition, e.place FROM warmline.team_editions e WHERE in_team IS NULL OR e.team_id = in_team
  )
  SELECT m.team_id, m.edition, p.place, m.rule, r.id, c.calls, m.people, m.shown, e.best, r.best_if_lifted,
    r.best_if_lifted - e.best
  FROM met m
  JOIN calls c ON c.team_id = m.team_id AND c.edition = m.edition
  JOIN places p ON p.team_id = m.team_id AND p.edition = m.edition
  JOIN warmline.editions e ON e.edition = m.edition
  JOIN warmline.rules r ON r.edition = m.edition AND r.rule = m.rule;
END;

-- Where each was shown, a call each.
CREATE FUNCTION warmline.rules_shown(in_team integer DEFAULT NULL, of_which warmline.which DEFAULT 'unpractised')
RETURNS TABLE (team_id integer, edition integer, rule smallint, person integer, attempt integer, id text, week integer,
  step smallint, node smallint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT p.team_id, p.edition, s.rule, p.person, p.attempt, p.id, p.week, s.step, s.node
  FROM warmline.played p
  JOIN warmline.rules_met s ON s.team_id = p.team_id AND s.person = p.person AND s.attempt = p.attempt
  WHERE (in_team IS NULL OR p.team_id = in_team) AND warmline.holds(of_which, p.kind);
END;
