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

-- How often each unit was given each value, and how many gave it: units that at least two rated.
CREATE VIEW warmline.rated_units AS
SELECT u.*
FROM (
  SELECT c.team_id, c.question, c.call, c.step, c.criterion, c.value, count(*) AS times,
    (sum(count(*)) OVER (PARTITION BY c.team_id, c.question, c.call, c.step, c.criterion))::bigint AS ratings
  FROM warmline.counted_ratings c
  GROUP BY c.team_id, c.question, c.call, c.step, c.criterion, c.value
) u
WHERE u.ratings >= 2;

-- Of each value, twice the middle of its own ratings in the order of all: how far two middles lie apart is their distance.
CREATE VIEW warmline.rated_values AS
SELECT t.team_id, t.question, t.value, t.total,
  2 * coalesce(sum(t.total) OVER (PARTITION BY t.team_id, t.question ORDER BY t.value
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::bigint + t.total AS twice_middle
FROM (
  SELECT u.team_id, u.question, u.value, sum(u.times)::bigint AS total
  FROM warmline.rated_units u GROUP BY u.team_id, u.question, u.value
) t;

CREATE FUNCTION warmline.apart_squared(twice_a bigint, twice_b bigint) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ((twice_a - twice_b)::double precision / 2) * ((twice_a - twice_b)::double precision / 2);

-- Disagreement that was observed, and by chance.
CREATE VIEW warmline.disagreement AS
SELECT o.team_id, o.question, o.observed, e.expected
FROM (
  SELECT p.team_id, p.question, sum(p.pairs::double precision * warmline.apart_squared(a.twice_middle, b.twice_middle)
      / (p.ratings - 1)::double precision ORDER BY p.ratings, p.a, p.b) AS observed
  FROM (
    SELECT x.team_id, x.question, x.ratings, x.value AS a, y.value AS b, sum(x.times * y.times)::bigint AS pairs
    FROM warmline.rated_units x
    JOIN warmline.rated_units y ON y.team_id = x.team_id AND y.question = x.question AND y.call = x.call AND y.step = x.step
      AND y.criterion IS NOT DISTINCT FROM x.criterion AND y.value <> x.value
    GROUP BY x.team_id, x.question, x.ratings, x.value, y.value
  ) p
  JOIN warmline.rated_values a ON a.team_id = p.team_id AND a.question = p.question AND a.value = p.a
  JOIN warmline.rated_values b ON b.team_id = p.team_id AND b.question = p.question AND b.value = p.b
  GROUP BY p.team_id, p.question
) o
JOIN (
  SELECT a.team_id, a.question, sum(a.total::double precision * b.total::double precision
      * warmline.apart_squared(a.twice_middle, b.twice_middle) ORDER BY a.value, b.value) AS expected
  FROM warmline.rated_values a
  JOIN warmline.rated_values b ON b.team_id = a.team_id AND b.question = a.question
  GROUP BY a.team_id, a.question
) e ON e.team_id = o.team_id AND e.question = o.question;

-- A figure to be shown, per mille, half up.
CREATE FUNCTION warmline.shown(figure double precision) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN floor(figure * 1000 + 0.5::double precision)::integer;

-- `missing`: why there is no figure. too-few: fewer than two units that can be compared; no-variation: only one value was ever
-- given.
CREATE VIEW warmline.alphas AS
SELECT n.team_id, n.question, n.figure, warmline.shown(n.figure) AS shown,
  CASE WHEN n.units < 2 THEN 'too-few' WHEN n.different < 2 THEN 'no-variation' END AS missing, n.units, n.ratings
FROM (
  SELECT q.team_id, q.question, coalesce(u.units, 0) AS units, coalesce(v.ratings, 0) AS ratings,
    coalesce(v.different, 0) AS different,
    -- Where nobody differed but several values were given, nothing was observed.
    CASE WHEN u.units >= 2 AND v.different >= 2
      THEN 1 - (v.ratings - 1)::double precision * coalesce(d.observed, 0) / coalesce(d.expected, 1) END AS figure
  FROM (
    SELECT f.team_id, k.question
    FROM (SELECT DISTINCT team_id FROM warmline.rating_files) f
    CROSS JOIN (VALUES ('all'), ('feel'), ('understand'), ('explore'), ('respect'), ('overall')) k(question)
  ) q
  LEFT JOIN (
    SELECT r.team_id, r.question, count(DISTINCT (r.call, r.step, r.criterion)) AS units
    FROM warmline.rated_units r GROUP BY r.team_id, r.question
  ) u ON u.team_id = q.team_id AND u.question = q.question
  LEFT JOIN (
    SELECT r.team_id, r.question, sum(r.total)::bigint AS ratings, count(*) AS different
    FROM warmline.rated_values r GROUP BY r.team_id, r.question
  ) v ON v.team_id = q.team_id AND v.question = q.question
  LEFT JOIN warmline.disagreement d ON d.team_id = q.team_id AND d.question = q.question
) n;

-- Of teams with two raters: what each gave where both rated.
CREATE VIEW warmline.counted_pairs AS
SELECT a.team_id, a.rater < b.rater AS is_first, a.value
FROM warmline.counted_ratings a
JOIN warmline.counted_ratings b ON b.team_id = a.team_id AND b.question = 'all' AND b.call = a.call AND b.step = a.step
  AND b.criterion = a.criterion AND b.rater <> a.rater
WHERE a.question = 'all';

-- Of teams with exactly two raters, over what both rated.
CREATE VIEW warmline.kappas AS
SELECT n.team_id, n.figure, warmline.shown(n.figure) AS shown,
  CASE WHEN n.pairs < 2 THEN 'too-few' WHEN n.by_chance = 0 THEN 'no-variation' END AS missing,
  n.pairs AS units, 2 * n.pairs AS ratings
FROM (
  SELECT r.team_id, coalesce(p.pairs, 0) AS pairs, coalesce(c.by_chance, 0) AS by_chance,
    CASE WHEN p.pairs >= 2 AND c.by_chance > 0 THEN 1 - p.pairs::double precision * p.apart / c.by_chance END AS figure
  FROM (
    SELECT f.team_id FROM warmline.counted_files f GROUP BY f.team_id HAVING count(DISTINCT f.rater) = 2
  ) r
  LEFT JOIN (
    SELECT a.team_id, count(*) AS pairs, sum((a.value - b.value) * (a.value - b.value))::double precision AS apart
    FROM warmline.counted_ratings a
    JOIN warmline.counted_ratings b ON b.team_id = a.team_id AND b.question = 'all' AND b.call = a.call AND b.step = a.step
      AND b.criterion = a.criterion AND b.rater > a.rater
    WHERE a.question = 'all'
    GROUP BY a.team_id
  ) p ON p.team_id = r.team_id
  LEFT JOIN (
    SELECT a.team_id, sum((a.value - b.value) * (a.value - b.value))::double precision AS by_chance
    FROM warmline.counted_pairs a
    JOIN warmline.counted_pairs b ON b.team_id = a.team_id AND b.is_first <> a.is_first
    WHERE a.is_first
    GROUP BY a.team_id
  ) c ON c.team_id = r.team_id
) n;

-- What people differ over most: by (disagreement DESC, call, step, criterion). `share`: of all disagreement, each rating weighing
-- the same.
CREATE VIEW warmline.rating_differences AS
SELECT w.team_id, w.call, w.step, w.criterion, w.ratings, w.lowest, w.highest, w.disagreement,
  warmline.shown(w.disagreement * w.ratings::double precision / d.observed) AS share
FROM (
  SELECT x.team_id, x.call, x.step, x.criterion, x.ratings, min(x.value) AS lowest, max(x.value) AS highest,
    sum((x.times * y.times)::double precision * warmline.apart_squared(a.twice_middle, b.twice_middle) ORDER BY x.value, y.value)
      / (x.ratings * (x.ratings - 1))::double precision AS disagreement
  FROM warmline.rated_units x
  JOIN warmline.rated_units y ON y.team_id = x.team_id AND y.question = 'all' AND y.call = x.call AND y.step = x.step
    AND y.criterion = x.criterion
  JOIN warmline.rated_values a ON a.team_id = x.team_id AND a.question = 'all' AND a.value = x.value
  JOIN warmline.rated_values b ON b.team_id = x.team_id AND b.question = 'all' AND b.value = y.value
  WHERE x.question = 'all'
  GROUP BY x.team_id, x.call, x.step, x.criterion, x.ratings
) w
JOIN warmline.disagreement d ON d.team_id = w.team_id AND d.question = 'all'
WHERE w.lowest < w.highest;

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
