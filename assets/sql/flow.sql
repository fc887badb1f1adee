-- How a team goes through one version of a scenario (app/coach/flow.h): which way, where it loses most, what nobody takes, where
-- people leave. Of every node: calls begun there + ways in = ways out + left + ended.

CREATE FUNCTION warmline.flow(in_team integer DEFAULT NULL, of_which warmline.which DEFAULT 'firsts')
RETURNS TABLE (team_id integer, edition integer, place bigint, calls bigint, people bigint, finished bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT p.team_id, p.edition, t.place, count(*), count(DISTINCT p.person), count(*) FILTER (WHERE p.finished)
  FROM warmline.played p
  JOIN warmline.team_editions t ON t.team_id = p.team_id AND t.edition = p.edition
  WHERE (in_team IS NULL OR p.team_id = in_team) AND warmline.holds(of_which, p.kind)
  GROUP BY p.team_id, p.edition, t.place;
END;

-- Scenarios that were played at all, as the app orders them: firsts DESC, then all DESC, then place.
CREATE VIEW warmline.played_scenarios AS
SELECT p.team_id, p.edition, t.place, count(*) FILTER (WHERE p.kind <= 'first') AS firsts,
  count(*) FILTER (WHERE p.kind = 'repeat') AS repeats, count(*) FILTER (WHERE p.kind = 'practised') AS practised,
  count(*) AS all_kinds
FROM warmline.played p JOIN warmline.team_editions t ON t.team_id = p.team_id AND t.edition = p.edition
GROUP BY p.team_id, p.edition, t.place;

-- Choices that were made, with the version of the call that each was made in.
CREATE FUNCTION warmline.steps_of(in_team integer DEFAULT NULL, of_edition integer DEFAULT NULL,
  of_which warmline.which DEFAULT 'firsts')
RETURNS TABLE (team_id integer, edition integer, person integer, attempt integer, step smallint, node smallint, choice smallint,
  led_to smallint, available smallint, number smallint, lost integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT s.team_id, p.edition, s.person, s.attempt, s.step, s.node, s.choice, s.led_to, s.available, s.number, s.lost
  FROM warmline.played p
  JOIN warmline.steps s ON s.team_id = p.team_id AND s.person = p.person AND s.attempt = p.attempt
  WHERE (in_team IS NULL OR p.team_id = in_team) AND (of_edition IS NULL OR p.edition = of_edition)
    AND warmline.holds(of_which, p.kind);
END;

CREATE FUNCTION warmline.flow_ways(in_team integer DEFAULT NULL, of_edition integer DEFAULT NULL,
  of_which warmline.which DEFAULT 'firsts')
RETURNS TABLE (team_id integer, edition integer, node smallint, choice smallint, led_to smallint, times bigint, people bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT s.team_id, s.edition, s.node, s.choice, s.led_to, count(*), count(DISTINCT s.person)
  FROM warmline.steps_of(in_team, of_edition, of_which) s
  GROUP BY s.team_id, s.edition, s.node, s.choice, s.led_to;
END;

-- The costliest over the whole team first: by (lost DESC, node). `choice`: by which most of it was lost; nothing was lost: the one
-- made most often; ties: authored order.
CREATE FUNCTION warmline.flow_decisions(in_team integer DEFAULT NULL, of_edition integer DEFAULT NULL,
  of_which warmline.which DEFAULT 'firsts')
RETURNS TABLE (team_id integer, edition integer, node smallint, faced bigint, calls bigint, people bigint, losing bigint,
  lost bigint, choice smallint, choice_times bigint, choice_lost bigint, mean_when_faced integer, mean_per_call integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH decided AS MATERIALIZED (
    SELECT * FROM warmline.steps_of(in_team, of_edition, of_which) s WHERE s.number IS NOT NULL
  ),
  nodes AS (
    SELECT d.team_id, d.edition, d.node, count(*) AS faced, count(DISTINCT (d.person, d.attempt)) AS calls,
      count(DISTINCT d.person) AS people, count(*) FILTER (WHERE d.lost > 0) AS losing, sum(d.lost) AS lost
    FROM decided d GROUP BY d.team_id, d.edition, d.node
  ),
  costliest AS (
    SELECT DISTINCT ON (c.team_id, c.edition, c.node) c.*
    FROM (
      SELECT d.team_id, d.edition, d.node, d.choice, count(*) AS times, sum(d.lost) AS lost
      FROM decided d GROUP BY d.team_id, d.edition, d.node, d.choice
    ) c
    ORDER BY c.team_id, c.edition, c.node, c.lost DESC, c.times DESC, c.choice
  )
  SELECT n.team_id, n.edition, n.node, n.faced, n.calls, n.people, n.losing, n.lost, c.choice, c.times, c.lost,
    warmline.half_up(n.lost, n.faced), warmline.half_up(n.lost, f.calls)
  FROM nodes n
  JOIN costliest c ON c.team_id = n.team_id AND c.edition = n.edition AND c.node = n.node
  JOIN warmline.flow(in_team, of_which) f ON f.team_id = n.team_id AND f.edition = n.edition;
END;

-- What could be had and was taken by nobody, most offered first: by (offered DESC, node, choice).
CREATE FUNCTION warmline.flow_untaken(in_team integer DEFAULT NULL, of_edition integer DEFAULT NULL,
  of_which warmline.which DEFAULT 'firsts')
RETURNS TABLE (team_id integer, edition integer, node smallint, choice smallint, offered bigint, people bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT s.team_id, s.edition, s.node, c.choice, count(*), count(DISTINCT s.person)
  FROM warmline.steps_of(in_team, of_edition, of_which) s
  JOIN warmline.choices c ON c.edition = s.edition AND c.node = s.node AND s.available >> c.choice & 1 = 1
  GROUP BY s.team_id, s.edition, s.node, c.choice
  HAVING count(*) FILTER (WHERE c.choice = s.choice) = 0;
END;

-- Which ways back are left out when nodes are laid out: each node's ways on are looked at in order of node, the last one first;
-- a way to a node that is still open, on the way here, is one back. A walk over the ways that were taken, as a state machine:
-- `todo` is a stack of nodes, -1 - n for "done with n".
CREATE FUNCTION warmline.flow_depths(in_team integer DEFAULT NULL, of_edition integer DEFAULT NULL,
  of_which warmline.which DEFAULT 'firsts')
RETURNS TABLE (team_id integer, edition integer, node integer, depth integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH RECURSIVE leads AS MATERIALIZED (
    SELECT w.team_id, w.edition, w.node::integer AS node, array_agg(DISTINCT w.led_to::integer ORDER BY w.led_to::integer) AS ons
    FROM warmline.flow_ways(in_team, of_edition, of_which) w
    GROUP BY w.team_id, w.edition, w.node
  ),
  walk AS (
    SELECT f.team_id, f.edition, ARRAY[e.start::integer] AS todo, '{}'::integer[] AS open, '{}'::integer[] AS done,
      '{}'::integer[] AS back_from, '{}'::integer[] AS back_to
    FROM warmline.flow(in_team, of_which) f JOIN warmline.editions e ON e.edition = f.edition
    WHERE of_edition IS NULL OR f.edition = of_edition
    UNION ALL
    SELECT w.team_id, w.edition,
      CASE
        WHEN n.here < 0 OR n.here = ANY (w.open) OR n.here = ANY (w.done) THEN n.rest
        ELSE n.rest || (-1 - n.here) || ARRAY(
          SELECT o FROM unnest(l.ons) o
          WHERE o <> n.here AND NOT o = ANY (w.open) AND NOT o = ANY (w.done) ORDER BY o)
      END,
      CASE
        WHEN n.here < 0 THEN array_remove(w.open, -1 - n.here)
        WHEN n.here = ANY (w.open) OR n.here = ANY (w.done) THEN w.open
        ELSE w.open || n.here
      END,
      CASE WHEN n.here < 0 THEN w.done || (-1 - n.here) ELSE w.done END,
      w.back_from || CASE WHEN n.here < 0 OR n.here = ANY (w.open) OR n.here = ANY (w.done) THEN '{}'::integer[]
        ELSE ARRAY(SELECT n.here FROM unnest(l.ons) o WHERE o = n.here OR o = ANY (w.open) ORDER BY o) END,
      w.back_to || CASE WHEN n.here < 0 OR n.here = ANY (w.open) OR n.here = ANY (w.done) THEN '{}'::integer[]
        ELSE ARRAY(SELECT o FROM unnest(l.ons) o WHERE o = n.here OR o = ANY (w.open) ORDER BY o) END
    FROM walk w
    CROSS JOIN LATERAL (
      SELECT w.todo[cardinality(w.todo)] AS here, w.todo[:cardinality(w.todo) - 1] AS rest
    ) n
    LEFT JOIN leads l ON l.team_id = w.team_id AND l.edition = w.edition AND l.node = n.here
    WHERE cardinality(w.todo) > 0
  ),
  backs AS MATERIALIZED (
    SELECT w.team_id, w.edition, b.node, b.led_to
    FROM walk w CROSS JOIN LATERAL unnest(w.back_from, w.back_to) b(node, led_to)
    WHERE cardinality(w.todo) = 0
  ),
  ons AS MATERIALIZED (
    SELECT l.team_id, l.edition, l.node, o.led_to
    FROM leads l CROSS JOIN LATERAL unnest(l.ons) o(led_to)
    WHERE NOT EXISTS (SELECT FROM backs b
      WHERE b.team_id = l.team_id AND b.edition = l.edition AND b.node = l.node AND b.led_to = o.led_to)
  ),
  ways AS (
    SELECT f.team_id, f.edition, e.start::integer AS node, 0 AS depth
    FROM warmline.flow(in_team, of_which) f JOIN warmline.editions e ON e.edition = f.edition
    WHERE of_edition IS NULL OR f.edition = of_edition
    UNION
    SELECT w.team_id, w.edition, o.led_to, w.depth + 1
    FROM ways w JOIN ons o ON o.team_id = w.team_id AND o.edition = w.edition AND o.node = w.node
  )
  SELECT w.team_id, w.edition, w.node, max(w.depth) FROM ways w GROUP BY w.team_id, w.edition, w.node;
END;

-- The nodes that somebody came to. `depth`: most nodes on a way here from the start that never comes back to a node nearer to it.
CREATE FUNCTION warmline.flow_nodes(in_team integer DEFAULT NULL, of_edition integer DEFAULT NULL,
  of_which warmline.which DEFAULT 'firsts')
RETURNS TABLE (team_id integer, edition integer, node smallint, arrivals bigint, calls bigint, left_here bigint, ended bigint,
  depth integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT a.team_id, a.edition, a.node, count(*) FILTER (WHERE a.what = 'came'),
    count(DISTINCT (a.person, a.attempt)) FILTER (WHERE a.what = 'came'),
    count(*) FILTER (WHERE a.what = 'left'), count(*) FILTER (WHERE a.what = 'ended'), d.depth
  FROM (
    SELECT p.team_id, p.edition, p.person, p.attempt, e.start AS node, 'came' AS what
    FROM warmline.played p JOIN warmline.editions e ON e.edition = p.edition
    WHERE (in_team IS NULL OR p.team_id = in_team) AND (of_edition IS NULL OR p.edition = of_edition)
      AND warmline.holds(of_which, p.kind)
    UNION ALL
    SELECT s.team_id, s.edition, s.person, s.attempt, s.led_to, 'came' FROM warmline.steps_of(in_team, of_edition, of_which) s
    UNION ALL
    SELECT p.team_id, p.edition, p.person, p.attempt, p.last_node, CASE WHEN p.finished THEN 'ended' ELSE 'left' END
    FROM warmline.played p
    WHERE (in_team IS NULL OR p.team_id = in_team) AND (of_edition IS NULL OR p.edition = of_edition)
      AND warmline.holds(of_which, p.kind)
  ) a
  LEFT JOIN warmline.flow_depths(in_team, of_edition, of_which) d
    ON d.team_id = a.team_id AND d.edition = a.edition AND d.node = a.node
  GROUP BY a.team_id, a.edition, a.node, d.depth;
END;

-- Nodes that no call came to.
CREATE FUNCTION warmline.flow_unseen(in_team integer DEFAULT NULL, of_edition integer DEFAULT NULL,
  of_which warmline.which DEFAULT 'firsts')
RETURNS TABLE (team_id integer, edition integer, node smallint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT f.team_id, f.edition, n.node
  FROM warmline.flow(in_team, of_which) f
  JOIN warmline.nodes n ON n.edition = f.edition
  JOIN warmline.editions e ON e.edition = f.edition
  LEFT JOIN (
    SELECT DISTINCT s.team_id, s.edition, s.led_to FROM warmline.steps_of(in_team, of_edition, of_which) s
  ) c ON c.team_id = f.team_id AND c.edition = f.edition AND c.led_to = n.node
  WHERE (of_edition IS NULL OR f.edition = of_edition) AND n.node <> e.start AND c.led_to IS NULL;
END;
