-- What many attempts say of one person, with how sure it is: app/coach/bands.h has the formulas and their sources. Over the
-- values of n scenarios, one of each: their sum, the sum of their squares, and the observations behind them, in integers;
-- only then doubles, in the order of app/coach/bands.cpp, so that both come to the same to the last bit.

-- Square of the standard deviation, divided by n; n > 1.
CREATE FUNCTION warmline.variance_of_mean(n bigint, total bigint, squares bigint) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (n * squares - total * total)::double precision / ((n * n)::double precision * (n - 1)::double precision);

-- Nothing below 8 observations; half up.
CREATE FUNCTION warmline.mean_of(n bigint, total bigint, observations bigint) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN observations >= 8 THEN warmline.half_up(total, n) END;

-- `t`: Student's, of n - 1 degrees of freedom. Rounded outwards, then clipped.
CREATE FUNCTION warmline.band_low(n bigint, total bigint, squares bigint, observations bigint, t double precision)
RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN n >= 5 AND observations >= 8 THEN least(greatest(floor(total::double precision / n::double precision
  - t * sqrt(warmline.variance_of_mean(n, total, squares)))::integer, 0), 1000) END;

CREATE FUNCTION warmline.band_high(n bigint, total bigint, squares bigint, observations bigint, t double precision)
RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN n >= 5 AND observations >= 8 THEN least(greatest(ceil(total::double precision / n::double precision
  + t * sqrt(warmline.variance_of_mean(n, total, squares)))::integer, 0), 1000) END;

-- A change of means, from a (before) to b (after): nothing unless both have a band.
CREATE FUNCTION warmline.both_have_bands(n_a bigint, observations_a bigint, n_b bigint, observations_b bigint) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN n_a >= 5 AND observations_a >= 8 AND n_b >= 5 AND observations_b >= 8;

-- Its degrees of freedom by Welch and Satterthwaite, rounded down. Of no variance at all: as if it were equal.
CREATE FUNCTION warmline.welch_freedom(variance_a double precision, n_a bigint, variance_b double precision, n_b bigint)
RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (CASE WHEN variance_a + variance_b = 0 THEN ((n_a - 1) + (n_b - 1))::double precision
  ELSE greatest(1, floor((variance_a + variance_b) * (variance_a + variance_b)
    / (variance_a * variance_a / (n_a - 1)::double precision + variance_b * variance_b / (n_b - 1)::double precision)))
END)::integer;

CREATE FUNCTION warmline.change_freedom(n_a bigint, total_a bigint, squares_a bigint, observations_a bigint,
  n_b bigint, total_b bigint, squares_b bigint, observations_b bigint) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN warmline.both_have_bands(n_a, observations_a, n_b, observations_b)
  THEN warmline.welch_freedom(warmline.variance_of_mean(n_a, total_a, squares_a), n_a,
    warmline.variance_of_mean(n_b, total_b, squares_b), n_b) END;

CREATE FUNCTION warmline.change_difference(n_a bigint, total_a bigint, observations_a bigint,
  n_b bigint, total_b bigint, observations_b bigint) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN warmline.both_have_bands(n_a, observations_a, n_b, observations_b)
  THEN warmline.half_up_signed(total_b * n_a - total_a * n_b, n_b * n_a) END;

-- `t` of change_freedom().
CREATE FUNCTION warmline.change_low(n_a bigint, total_a bigint, squares_a bigint, observations_a bigint,
  n_b bigint, total_b bigint, squares_b bigint, observations_b bigint, t double precision) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN warmline.both_have_bands(n_a, observations_a, n_b, observations_b) THEN least(greatest(floor(
  (total_b::double precision / n_b::double precision - total_a::double precision / n_a::double precision)
  - t * sqrt(warmline.variance_of_mean(n_a, total_a, squares_a) + warmline.variance_of_mean(n_b, total_b, squares_b))
)::integer, -1000), 1000) END;

CREATE FUNCTION warmline.change_high(n_a bigint, total_a bigint, squares_a bigint, observations_a bigint,
  n_b bigint, total_b bigint, squares_b bigint, observations_b bigint, t double precision) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN warmline.both_have_bands(n_a, observations_a, n_b, observations_b) THEN least(greatest(ceil(
  (total_b::double precision / n_b::double precision - total_a::double precision / n_a::double precision)
  + t * sqrt(warmline.variance_of_mean(n_a, total_a, squares_a) + warmline.variance_of_mean(n_b, total_b, squares_b))
)::integer, -1000), 1000) END;

-- up, down: only where the band leaves out nought.
CREATE FUNCTION warmline.moved(low integer, high integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN low IS NULL THEN 'not-known' WHEN low > 0 THEN 'up' WHEN high < 0 THEN 'down' ELSE 'not-shown' END;

-- What first attempts show of each person and measure: in the weeks before `split` (NULL: half of the team's weeks), and from
-- it on. A row where there is anything; in_team NULL: every team.
CREATE FUNCTION warmline.first_sums(in_team integer DEFAULT NULL, split integer DEFAULT 0, first_week integer DEFAULT 0,
  last_week integer DEFAULT 520, of_scenario text DEFAULT NULL, of_sector text DEFAULT NULL)
RETURNS TABLE (team_id integer, person integer, measure warmline.measure,
  n_before bigint, total_before bigint, squares_before bigint, observations_before bigint,
  n_after bigint, total_after bigint, squares_after bigint, observations_after bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT r.team_id, r.person, r.measure,
    count(*) FILTER (WHERE r.week < coalesce(split, r.weeks / 2)),
    coalesce(sum(r.value) FILTER (WHERE r.week < coalesce(split, r.weeks / 2)), 0),
    coalesce(sum(r.value * r.value) FILTER (WHERE r.week < coalesce(split, r.weeks / 2)), 0),
    coalesce(sum(r.observations) FILTER (WHERE r.week < coalesce(split, r.weeks / 2)), 0),
    count(*) FILTER (WHERE r.week >= coalesce(split, r.weeks / 2)),
    coalesce(sum(r.value) FILTER (WHERE r.week >= coalesce(split, r.weeks / 2)), 0),
    coalesce(sum(r.value * r.value) FILTER (WHERE r.week >= coalesce(split, r.weeks / 2)), 0),
    coalesce(sum(r.observations) FILTER (WHERE r.week >= coalesce(split, r.weeks / 2)), 0)
  FROM warmline.readings r
  WHERE (in_team IS NULL OR r.team_id = in_team) AND r.kind <= 'first' AND (first_week <= 0 OR r.week >= first_week) AND (last_week >= 519 OR r.week <= last_week)
    AND (of_scenario IS NULL OR r.scenario = (SELECT s.scenario FROM warmline.scenarios s WHERE s.id = of_scenario))
    AND (of_sector IS NULL OR (r.team_id, r.scenario) IN (
      SELECT s.team_id, s.scenario FROM warmline.team_scenarios s
      WHERE s.sector = of_sector AND (in_team IS NULL OR s.team_id = in_team)))
  GROUP BY r.team_id, r.person, r.measure;
END;

-- The mean over scenarios of first attempts, with its 95 % band.
CREATE FUNCTION warmline.estimates(in_team integer DEFAULT NULL, first_week integer DEFAULT 0, last_week integer DEFAULT 520,
  of_scenario text DEFAULT NULL, of_sector text DEFAULT NULL)
RETURNS TABLE (team_id integer, person integer, measure warmline.measure, scenarios bigint, observations bigint,
  mean integer, low integer, high integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT s.team_id, s.person, s.measure, s.n_after, s.observations_after,
    warmline.mean_of(s.n_after, s.total_after, s.observations_after),
    warmline.band_low(s.n_after, s.total_after, s.squares_after, s.observations_after, t.t),
    warmline.band_high(s.n_after, s.total_after, s.squares_after, s.observations_after, t.t)
  FROM warmline.first_sums(in_team, 0, first_week, last_week, of_scenario, of_sector) s
  LEFT JOIN warmline.student_t t ON t.freedom = least(s.n_after - 1, 10000);
END;

-- How each person's mean changed from the weeks before `split` (NULL: half of the team's weeks) to those from it on.
CREATE FUNCTION warmline.changes(in_team integer DEFAULT NULL, split integer DEFAULT NULL)
RETURNS TABLE (team_id integer, person integer, measure warmline.measure,
  scenarios_before bigint, observations_before bigint, mean_before integer, low_before integer, high_before integer,
  scenarios_after bigint, observations_after bigint, mean_after integer, low_after integer, high_after integer,
  difference integer, low integer, high integer, moved text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT c.*, warmline.moved(c.low, c.high)
  FROM (
    SELECT s.team_id, s.person, s.measure,
      s.n_before, s.observations_before, warmline.mean_of(s.n_before, s.total_before, s.observations_before),
      warmline.band_low(s.n_before, s.total_before, s.squares_before, s.observations_before, t_before.t),
      warmline.band_high(s.n_before, s.total_before, s.squares_before, s.observations_before, t_before.t),
      s.n_after, s.observations_after, warmline.mean_of(s.n_after, s.total_after, s.observations_after),
      warmline.band_low(s.n_after, s.total_after, s.squares_after, s.observations_after, t_after.t),
      warmline.band_high(s.n_after, s.total_after, s.squares_after, s.observations_after, t_after.t),
      warmline.change_difference(s.n_before, s.total_before, s.observations_before,
        s.n_after, s.total_after, s.observations_after),
      warmline.change_low(s.n_before, s.total_before, s.squares_before, s.observations_before,
        s.n_after, s.total_after, s.squares_after, s.observations_after, t_change.t) AS low,
      warmline.change_high(s.n_before, s.total_before, s.squares_before, s.observations_before,
        s.n_after, s.total_after, s.squares_after, s.observations_after, t_change.t) AS high
    FROM warmline.first_sums(in_team, split) s
    LEFT JOIN warmline.student_t t_before ON t_before.freedom = least(s.n_before - 1, 10000)
    LEFT JOIN warmline.student_t t_after ON t_after.freedom = least(s.n_after - 1, 10000)
    LEFT JOIN warmline.student_t t_change ON t_change.freedom = least(warmline.change_freedom(
      s.n_before, s.total_before, s.squares_before, s.observations_before,
      s.n_after, s.total_after, s.squares_after, s.observations_after), 10000)
  ) c;
END;

-- The same of a day, such as that of a session: first attempts before it against those after it. Those of the day itself count
-- for neither side: nothing says which came first.
CREATE FUNCTION warmline.changes_since(in_team integer, of_person integer, since date)
RETURNS TABLE (team_id integer, person integer, measure warmline.measure,
  scenarios_before bigint, observations_before bigint, mean_before integer, low_before integer, high_before integer,
  scenarios_after bigint, observations_after bigint, mean_after integer, low_after integer, high_after integer,
  difference integer, low integer, high integer, moved text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT c.*, warmline.moved(c.low, c.high)
  FROM (
    SELECT s.team_id, s.person, s.measure,
      s.n_before, s.observations_before, warmline.mean_of(s.n_before, s.total_before, s.observations_before),
      warmline.band_low(s.n_before, s.total_before, s.squares_before, s.observations_before, t_before.t),
      warmline.band_high(s.n_before, s.total_before, s.squares_before, s.observations_before, t_before.t),
      s.n_after, s.observations_after, warmline.mean_of(s.n_after, s.total_after, s.observations_after),
      warmline.band_low(s.n_after, s.total_after, s.squares_after, s.observations_after, t_after.t),
      warmline.band_high(s.n_after, s.total_after, s.squares_after, s.observations_after, t_after.t),
      warmline.change_difference(s.n_before, s.total_before, s.observations_before,
        s.n_after, s.total_after, s.observations_after),
      warmline.change_low(s.n_before, s.total_before, s.squares_before, s.observations_before,
        s.n_after, s.total_after, s.squares_after, s.observations_after, t_change.t) AS low,
      warmline.change_high(s.n_before, s.total_before, s.squares_before, s.observations_before,
        s.n_after, s.total_after, s.squares_after, s.observations_after, t_change.t) AS high
    FROM (
      SELECT d.team_id, d.person, d.measure,
        count(*) FILTER (WHERE d.day < since) AS n_before,
        coalesce(sum(d.value) FILTER (WHERE d.day < since), 0) AS total_before,
        coalesce(sum(d.value * d.value) FILTER (WHERE d.day < since), 0) AS squares_before,
        coalesce(sum(d.observations) FILTER (WHERE d.day < since), 0) AS observations_before,
        count(*) FILTER (WHERE d.day > since) AS n_after,
        coalesce(sum(d.value) FILTER (WHERE d.day > since), 0) AS total_after,
        coalesce(sum(d.value * d.value) FILTER (WHERE d.day > since), 0) AS squares_after,
        coalesce(sum(d.observations) FILTER (WHERE d.day > since), 0) AS observations_after
      FROM (
        SELECT r.*, date '1970-01-01' + least(greatest(r.begun_ms, 0) / 86400000, 2932896)::integer AS day
        FROM warmline.readings r
        WHERE r.team_id = in_team AND r.person = of_person AND r.kind <= 'first'
      ) d
      GROUP BY d.team_id, d.person, d.measure
    ) s
    LEFT JOIN warmline.student_t t_before ON t_before.freedom = least(s.n_before - 1, 10000)
    LEFT JOIN warmline.student_t t_after ON t_after.freedom = least(s.n_after - 1, 10000)
    LEFT JOIN warmline.student_t t_change ON t_change.freedom = least(warmline.change_freedom(
      s.n_before, s.total_before, s.squares_before, s.observations_before,
      s.n_after, s.total_after, s.squares_after, s.observations_after), 10000)
  ) c
  WHERE c.n_before + c.n_after > 0;
END;
