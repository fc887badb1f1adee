-- How far several people who rate the same calls agree: Krippendorff's alpha (ordinal), for two people also quadratic-weighted
-- kappa, and what they differ over (app/coach/agreement.h has the formulas and their sources). Sums of doubles go in order of
-- value, as there.

-- Of what one rater said of one call, the latest counts.
CREATE VIEW warmline.counted_files AS
SELECT DISTINCT ON (team_id, rater, call) team_id, file, rater, call, overall
FROM warmline.rating_files
ORDER BY team_id, rater, call, made_ms DESC, canonical DESC, file;

-- A row for each question and each rating that belongs to it: all of them, one criterion, the call as a whole.
CREATE VIEW warmline.counted_ratings AS
SELECT f.team_id, q.question, f.rater, f.call, r.step, r.criterion, r.value::integer AS value
FROM warmline.counted_files f
JOIN warmline.ratings r ON r.team_id = f.team_id AND r.file = f.file
CROSS JOIN LATERAL (VALUES ('all'), (r.criterion::text)) q(question)
UNION ALL
SELECT f.team_id, 'overall', f.rater, f.call, 0, NULL, f.overall FROM warmline.counted_files f WHERE f.overall IS NOT NULL;

CREATE FUNCTION warmline.apart_squared(twice_a bigint, twice_b bigint) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ((twice_a - twice_b)::double precision / 2) * ((twice_a - twice_b)::double precision / 2);

-- A figure to be shown, per mille, half up.
CREATE FUNCTION warmline.shown(figure double precision) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN floor(figure * 1000 + 0.5::double precision)::integer;

-- Pairs of values within units that at least two rated, each of the values with itself too: how often either was given there,
-- how many gave the unit a value, and how far the two lie apart. That is half the difference of twice the middles of their own
-- ratings, in the order of all.
CREATE FUNCTION warmline.rated_pairs(in_team integer DEFAULT NULL)
RETURNS TABLE (team_id integer, question text, call text, step integer, criterion warmline.measure, ratings bigint,
  a integer, times_a bigint, b integer, times_b bigint, apart double precision)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH units AS MATERIALIZED (
    SELECT u.*
    FROM (
      SELECT c.team_id, c.question, c.call, c.step, c.criterion, c.value, count(*) AS times,
        (sum(count(*)) OVER (PARTITION BY c.team_id, c.question, c.call, c.step, c.criterion))::bigint AS ratings
      FROM warmline.counted_ratings c
      WHERE in_team IS NULL OR c.team_id = in_team
      GROUP BY c.team_id, c.question, c.call, c.step, c.criterion, c.value
    ) u
    WHERE u.ratings >= 2
  ),
  placed AS MATERIALIZED (
    SELECT t.team_id, t.question, t.value, 2 * coalesce(sum(t.total) OVER (PARTITION BY t.team_id, t.question ORDER BY t.value
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::bigint + t.total AS twice_middle
    FROM (
      SELECT u.team_id, u.question, u.value, sum(u.times)::bigint AS total
      FROM units u GROUP BY u.team_id, u.question, u.value
    ) t
  ),
  known AS MATERIALIZED (
    SELECT u.*, p.twice_middle FROM units u
    JOIN placed p ON p.team_id = u.team_id AND p.question = u.question AND p.value = u.value
  )
  SELECT x.team_id, x.question, x.call, x.step, x.criterion, x.ratings, x.value, x.times, y.value, y.times,
    warmline.apart_squared(x.twice_middle, y.twice_middle)
  FROM known x
  JOIN known y ON y.team_id = x.team_id AND y.question = x.question AND y.call = x.call AND y.step = x.step
    AND y.criterion IS NOT DISTINCT FROM x.criterion;
END;

-- Krippendorff's alpha for each question. `missing`: why there is no figure. too-few: fewer than two units that can be compared;
-- no-variation: only one value was ever given.
CREATE FUNCTION warmline.alphas(in_team integer DEFAULT NULL)
RETURNS TABLE (team_id integer, question text, figure double precision, shown integer, missing text, units bigint,
  ratings bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH pairs AS MATERIALIZED (SELECT * FROM warmline.rated_pairs(in_team)),
  totals AS MATERIALIZED (
    SELECT p.team_id, p.question, p.a AS value, sum(p.times_a)::bigint AS total
    FROM pairs p WHERE p.a = p.b GROUP BY p.team_id, p.question, p.a
  ),
  counted AS (
    SELECT p.team_id, p.question, count(DISTINCT (p.call, p.step, p.criterion)) AS units,
      sum(p.times_a) FILTER (WHERE p.a = p.b)::bigint AS ratings, count(DISTINCT p.a) AS different
    FROM pairs p GROUP BY p.team_id, p.question
  ),
  between_two AS MATERIALIZED (  -- how far two values lie apart is the same in every unit
    SELECT p.team_id, p.question, p.ratings, p.a, p.b, p.apart, sum(p.times_a * p.times_b)::bigint AS number
    FROM pairs p GROUP BY p.team_id, p.question, p.ratings, p.a, p.b, p.apart
  ),
  observed AS (
    SELECT t.team_id, t.question,
      sum(t.number::double precision * t.apart / (t.ratings - 1)::double precision ORDER BY t.ratings, t.a, t.b) AS observed
    FROM between_two t WHERE t.a <> t.b GROUP BY t.team_id, t.question
  ),
  middles AS (
    SELECT t.team_id, t.question, t.value, t.total, 2 * coalesce(sum(t.total) OVER (PARTITION BY t.team_id, t.question
      ORDER BY t.value ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::bigint + t.total AS twice_middle
    FROM totals t
  ),
  expected AS (
    SELECT a.team_id, a.question, sum(a.total::double precision * b.total::double precision
      * warmline.apart_squared(a.twice_middle, b.twice_middle) ORDER BY a.value, b.value) AS expected
    FROM middles a JOIN middles b ON b.team_id = a.team_id AND b.question = a.question
    GROUP BY a.team_id, a.question
  )
  SELECT n.team_id, n.question, n.figure, warmline.shown(n.figure),
    CASE WHEN n.units < 2 THEN 'too-few' WHEN n.different < 2 THEN 'no-variation' END, n.units, n.ratings
  FROM (
    SELECT q.team_id, q.question, coalesce(c.units, 0) AS units, coalesce(c.ratings, 0) AS ratings, c.different,
      CASE WHEN c.units >= 2 AND c.different >= 2
        THEN 1 - (c.ratings - 1)::double precision * coalesce(o.observed, 0) / e.expected END AS figure
    FROM (
      SELECT f.team_id, k.question
      FROM (SELECT DISTINCT r.team_id FROM warmline.rating_files r WHERE in_team IS NULL OR r.team_id = in_team) f
      CROSS JOIN (VALUES ('all'), ('feel'), ('understand'), ('explore'), ('respect'), ('overall')) k(question)
    ) q
    LEFT JOIN counted c ON c.team_id = q.team_id AND c.question = q.question
    LEFT JOIN observed o ON o.team_id = q.team_id AND o.question = q.question
    LEFT JOIN expected e ON e.team_id = q.team_id AND e.question = q.question
  ) n;
END;

-- Quadratic-weighted kappa of teams with exactly two raters, over what both rated.
CREATE FUNCTION warmline.kappas(in_team integer DEFAULT NULL)
RETURNS TABLE (team_id integer, figure double precision, shown integer, missing text, units bigint, ratings bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH two AS (
    SELECT f.team_id, min(f.rater) AS one, max(f.rater) AS other
    FROM warmline.counted_files f WHERE in_team IS NULL OR f.team_id = in_team
    GROUP BY f.team_id HAVING count(DISTINCT f.rater) = 2
  ),
  both_rated AS MATERIALIZED (
    SELECT t.team_id, max(c.value) FILTER (WHERE c.rater = t.one) AS a, max(c.value) FILTER (WHERE c.rater = t.other) AS b
    FROM two t JOIN warmline.counted_ratings c ON c.team_id = t.team_id AND c.question = 'all'
    GROUP BY t.team_id, c.call, c.step, c.criterion HAVING count(*) = 2
  ),
  by_chance AS (
    SELECT x.team_id, sum((x.a - y.b) * (x.a - y.b))::double precision AS apart
    FROM both_rated x JOIN both_rated y ON y.team_id = x.team_id
    GROUP BY x.team_id
  ),
  paired AS (
    SELECT r.team_id, count(*) AS pairs, sum((r.a - r.b) * (r.a - r.b))::double precision AS apart
    FROM both_rated r GROUP BY r.team_id
  )
  SELECT n.team_id, n.figure, warmline.shown(n.figure),
    CASE WHEN n.pairs < 2 THEN 'too-few' WHEN n.chance = 0 THEN 'no-variation' END, n.pairs, 2 * n.pairs
  FROM (
    SELECT t.team_id, coalesce(p.pairs, 0) AS pairs, c.apart AS chance,
      CASE WHEN p.pairs >= 2 AND c.apart > 0 THEN 1 - p.pairs::double precision * p.apart / c.apart END AS figure
    FROM two t LEFT JOIN paired p ON p.team_id = t.team_id LEFT JOIN by_chance c ON c.team_id = t.team_id
  ) n;
END;

-- What people differ over most: by (disagreement DESC, call, step, criterion). `share`: of all disagreement, each rating weighing
-- the same.
CREATE FUNCTION warmline.rating_differences(in_team integer DEFAULT NULL)
RETURNS TABLE (team_id integer, call text, step integer, criterion warmline.measure, ratings bigint, lowest integer,
  highest integer, disagreement double precision, share integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH pairs AS MATERIALIZED (SELECT * FROM warmline.rated_pairs(in_team) p WHERE p.question = 'all'),
  observed AS (
    SELECT t.team_id,
      sum(t.number::double precision * t.apart / (t.ratings - 1)::double precision ORDER BY t.ratings, t.a, t.b) AS observed
    FROM (
      SELECT p.team_id, p.ratings, p.a, p.b, p.apart, sum(p.times_a * p.times_b)::bigint AS number
      FROM pairs p WHERE p.a <> p.b GROUP BY p.team_id, p.ratings, p.a, p.b, p.apart
    ) t
    GROUP BY t.team_id
  ),
  within AS (
    SELECT p.team_id, p.call, p.step, p.criterion, p.ratings, min(p.a) AS lowest, max(p.a) AS highest,
      sum((p.times_a * p.times_b)::double precision * p.apart ORDER BY p.a, p.b)
        / (p.ratings * (p.ratings - 1))::double precision AS disagreement
    FROM pairs p GROUP BY p.team_id, p.call, p.step, p.criterion, p.ratings
  )
  SELECT w.team_id, w.call, w.step, w.criterion, w.ratings, w.lowest, w.highest, w.disagreement,
    warmline.shown(w.disagreement * w.ratings::double precision / o.observed)
  FROM within w JOIN observed o ON o.team_id = w.team_id
  WHERE w.lowest < w.highest;
END;

-- How much each rated, and how many files a later one of the same rater and call replaces.
CREATE VIEW warmline.raters AS
SELECT f.team_id, f.rater, (
    SELECT count(*) FROM warmline.counted_ratings c
    WHERE c.team_id = f.team_id AND c.rater = f.rater AND c.question = 'all') AS observed
FROM warmline.counted_files f GROUP BY f.team_id, f.rater;

CREATE VIEW warmline.ratings_replaced AS
SELECT f.team_id, count(DISTINCT f.canonical) - (
    SELECT count(*) FROM warmline.counted_files c WHERE c.team_id = f.team_id) AS replaced
FROM warmline.rating_files f GROUP BY f.team_id;
