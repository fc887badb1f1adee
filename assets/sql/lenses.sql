-- The same attempts weighed in different ways (app/score/lens.h), and two call centres side by side (app/coach/two_lenses.h). A
-- lens reorders; it changes no score. More of them: INSERT INTO warmline.lenses.

-- What each part is, per mille: missing (null) it drops out with its weight. `figure`: null where every part with a weight is
-- missing.
CREATE VIEW warmline.lens_readings AS
SELECT r.team_id, r.person, r.attempt, r.id, r.scenario, r.kind, r.decisions, r.lens, r.empathy, r.resolution, r.effort, r.handling,
  warmline.half_up(
    coalesce(r.w_empathy * r.empathy, 0) + r.w_resolution * r.resolution + r.w_effort * r.effort + coalesce(r.w_time * r.handling, 0),
    nullif(CASE WHEN r.empathy IS NULL THEN 0 ELSE r.w_empathy END + r.w_resolution + r.w_effort
      + CASE WHEN r.handling IS NULL THEN 0 ELSE r.w_time END, 0)) AS figure,
  CASE WHEN r.empathy IS NULL THEN 0 ELSE r.w_empathy END AS w_empathy, r.w_resolution::integer AS w_resolution,
  r.w_effort::integer AS w_effort, CASE WHEN r.handling IS NULL THEN 0 ELSE r.w_time END AS w_time
FROM (
  SELECT p.team_id, p.person, p.attempt, p.id, p.scenario, p.kind, p.decisions, l.lens, l.w_empathy, l.w_resolution, l.w_effort,
    l.w_time, p.empathy::integer AS empathy, p.resolution::integer AS resolution,
    1000 - 250 * least(4, least(4, p.transfers) + least(4, p.repeats)) AS effort,
    CASE WHEN p.finished AND t.target > 0
      THEN warmline.half_up(1000 * least(greatest(2 * t.target - p.seconds, 0), t.target), t.target) END AS handling
  FROM warmline.played p
  JOIN warmline.editions e ON e.edition = p.edition
  CROSS JOIN warmline.lenses l
  CROSS JOIN LATERAL (
    SELECT CASE WHEN l.own_target OR e.target_seconds = 0 THEN l.target_seconds ELSE e.target_seconds END::bigint AS target
  ) t
) r;

-- The shares of those weights, by largest remainder (ties: the earlier part): they sum to 1000, or are all 0 without a figure.
CREATE VIEW warmline.lens_shares AS
SELECT s.team_id, s.person, s.attempt, s.lens,
  max(s.share) FILTER (WHERE s.part = 1) AS empathy, max(s.share) FILTER (WHERE s.part = 2) AS resolution,
  max(s.share) FILTER (WHERE s.part = 3) AS effort, max(s.share) FILTER (WHERE s.part = 4) AS handling
FROM (
  SELECT w.*, CASE WHEN w.whole = 0 THEN 0 ELSE 1000 * w.weight / nullif(w.whole, 0)
    + CASE WHEN row_number() OVER each_part <= 1000 - sum(1000 * w.weight / nullif(w.whole, 0)) OVER each_reading
      THEN 1 ELSE 0 END END AS share
  FROM (
    SELECT r.team_id, r.person, r.attempt, r.lens, p.part, p.weight, r.w_empathy + r.w_resolution + r.w_effort + r.w_time AS whole
    FROM warmline.lens_readings r
    CROSS JOIN LATERAL (VALUES (1, r.w_empathy), (2, r.w_resolution), (3, r.w_effort), (4, r.w_time)) p(part, weight)
  ) w
  WINDOW each_reading AS (PARTITION BY w.team_id, w.person, w.attempt, w.lens),
    each_part AS (PARTITION BY w.team_id, w.person, w.attempt, w.lens
      ORDER BY 1000 * w.weight % nullif(w.whole, 0) DESC, w.part)
) s
GROUP BY s.team_id, s.person, s.attempt, s.lens;

-- Means over scenarios of first attempts' readings through one lens.
CREATE FUNCTION warmline.lens_estimates(in_team integer, of_lens text)
RETURNS TABLE (team_id integer, person integer, scenarios bigint, observations bigint, mean integer, low integer, high integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT s.team_id, s.person, s.n, s.observations, warmline.mean_of(s.n, s.total, s.observations),
    warmline.band_low(s.n, s.total, s.squares, s.observations, t.t),
    warmline.band_high(s.n, s.total, s.squares, s.observations, t.t)
  FROM (
    SELECT r.team_id, r.person, count(*) AS n, sum(r.figure) AS total, sum(r.figure * r.figure) AS squares,
      sum(r.decisions) AS observations
    FROM warmline.lens_readings r
    WHERE (in_team IS NULL OR r.team_id = in_team) AND r.lens = of_lens AND r.kind <= 'first' AND r.figure IS NOT NULL
    GROUP BY r.team_id, r.person
  ) s
  LEFT JOIN warmline.student_t t ON t.freedom = least(s.n - 1, 10000);
END;

-- Two rankings: 1 is the highest mean; equal means share a rank and the next ones are skipped. Only people with a band through
-- both; by (first_rank, code).
CREATE FUNCTION warmline.two_lenses(in_team integer, first_lens text, second_lens text)
RETURNS TABLE (team_id integer, person integer, code text,
  scenarios_first bigint, observations_first bigint, mean_first integer, low_first integer, high_first integer, first_rank bigint,
  scenarios_second bigint, observations_second bigint, mean_second integer, low_second integer, high_second integer,
  second_rank bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT o.team_id, o.person, o.code,
    a.scenarios, a.observations, a.mean, a.low, a.high, rank() OVER (PARTITION BY o.team_id ORDER BY a.mean DESC),
    b.scenarios, b.observations, b.mean, b.low, b.high, rank() OVER (PARTITION BY o.team_id ORDER BY b.mean DESC)
  FROM warmline.people o
  JOIN warmline.lens_estimates(in_team, first_lens) a ON a.team_id = o.team_id AND a.person = o.person
  JOIN warmline.lens_estimates(in_team, second_lens) b ON b.team_id = o.team_id AND b.person = o.person
  WHERE a.low IS NOT NULL AND b.low IS NOT NULL AND (in_team IS NULL OR o.team_id = in_team);
END;

-- Everybody else.
CREATE FUNCTION warmline.two_lenses_too_little(in_team integer, first_lens text, second_lens text)
RETURNS TABLE (team_id integer, person integer, code text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT o.team_id, o.person, o.code
  FROM warmline.people o
  LEFT JOIN warmline.two_lenses(in_team, first_lens, second_lens) r ON r.team_id = o.team_id AND r.person = o.person
  WHERE (in_team IS NULL OR o.team_id = in_team) AND r.person IS NULL;
END;
