-- What the organisation's rules put out of a team's reach (app/coach/out_of_reach.h). These values are not additive: two rules
-- in series are worth nothing alone. Nothing sums them.

-- Rules that were shown, most calls first, then those worth most a call: in that order by (calls_shown DESC, value DESC, place,
-- rule). `which`: 'unpractised', as the app begins.
CREATE FUNCTION warmline.rules_over_team(in_team integer DEFAULT NULL, of_which warmline.which DEFAULT 'unpractised')
RETURNS TABLE (team_id integer, edition integer, place bigint, rule smallint, rule_id text, calls_played bigint, people bigint,
  calls_shown bigint, best integer, best_if_lifted integer, value integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT m.team_id, m.edition, t.place, m.rule, r.id, c.calls, m.people, m.shown, e.best, r.best_if_lifted,
    r.best_if_lifted - e.best
  FROM (
    SELECT p.team_id, p.edition, s.rule, count(*) AS shown, count(DISTINCT p.person) AS people
    FROM warmline.played p
    JOIN warmline.rules_met s ON s.team_id = p.team_id AND s.person = p.person AND s.attempt = p.attempt
    WHERE (in_team IS NULL OR p.team_id = in_team) AND warmline.holds(of_which, p.kind)
    GROUP BY p.team_id, p.edition, s.rule
  ) m
  JOIN (
    SELECT p.team_id, p.edition, count(*) AS calls
    FROM warmline.played p
    WHERE (in_team IS NULL OR p.team_id = in_team) AND warmline.holds(of_which, p.kind)
    GROUP BY p.team_id, p.edition
  ) c ON c.team_id = m.team_id AND c.edition = m.edition
  JOIN warmline.team_editions t ON t.team_id = m.team_id AND t.edition = m.edition
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
