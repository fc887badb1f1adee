-- Every figure of Coach, by the views and functions of assets/sql, in the very form that tests/sql/show_*.cpp print the app's.
-- Each question goes to a file of its own in the folder that psql runs in.
\set ON_ERROR_STOP on
\pset format unaligned
\pset tuples_only on
\pset fieldsep '\t'
\pset null ''
SET client_min_messages = warning;
SET jit = off;

-- In two groups, as show_figures.cpp has them.
UPDATE warmline.people SET team_group = CASE WHEN person % 2 = 1 THEN 'odd' ELSE 'even' END;

-- What is told apart by a filter, as show_table.cpp names it.
CREATE TEMPORARY VIEW first_call AS
SELECT t.team_id, n.name, t.scenario_id, t.sector, o.team_group
FROM warmline.team_scenarios t JOIN warmline.teams n USING (team_id) JOIN warmline.people o USING (team_id)
WHERE t.place = 1 AND o.person = 1;

\o attempts.tsv
SELECT t.name, o.code, p.id, s.id, e.version, p.week, p.kind, p.resolution, p.empathy, p.empathy_decisions, p.decisions,
  p.feel_earned, p.feel_stake, p.feel_decisions, p.understand_earned, p.understand_stake, p.understand_decisions,
  p.explore_earned, p.explore_stake, p.explore_decisions, p.respect_earned, p.respect_stake, p.respect_decisions,
  p.critical_misses, p.seconds, p.transfers, p.repeats, p.finished, p.lost
FROM warmline.played p JOIN warmline.teams t USING (team_id) JOIN warmline.people o USING (team_id, person)
JOIN warmline.scenarios s USING (scenario) JOIN warmline.editions e USING (edition)
ORDER BY p.team_id, p.person, p.attempt;

\o contents.tsv
SELECT t.name, c.people, c.attempts, c.firsts, c.repeats, c.practised, c.scenarios, c.weeks, c.monday_ms
FROM warmline.contents c JOIN warmline.teams t USING (team_id) ORDER BY team_id;

-- The questions to a team's table under filters of each kind, in the app's order.
CREATE TEMPORARY TABLE sectors AS
SELECT t.team_id, n.name, t.sector, min(t.place) AS place
FROM warmline.team_scenarios t JOIN warmline.teams n USING (team_id) GROUP BY t.team_id, n.name, t.sector;

CREATE TEMPORARY TABLE filters AS
SELECT team_id, name, number, filtered, of_which, of_scenario, of_sector, of_group, first_week, last_week
FROM first_call CROSS JOIN LATERAL (VALUES
  (1, 'which 0', 'firsts'::warmline.which, NULL, NULL, NULL, 0, 520),
  (2, 'which 1', 'unpractised', NULL, NULL, NULL, 0, 520),
  (3, 'which 2', 'all', NULL, NULL, NULL, 0, 520),
  (5000, 'scenario ' || scenario_id, 'unpractised', scenario_id, NULL, NULL, 0, 520),
  (6000, 'weeks 1 to 7 of ' || team_group, 'firsts', NULL, NULL, team_group, 1, 7)
) f(number, filtered, of_which, of_scenario, of_sector, of_group, first_week, last_week)
UNION ALL
SELECT team_id, name, 4 + place, 'sector ' || sector, 'all', NULL, sector, NULL, 0, 520 FROM sectors;

\o by_person.tsv
SELECT f.name, f.filtered, b.measure, o.code, b.total, b.number, b.mean
FROM filters f CROSS JOIN LATERAL warmline.by_person(f.team_id, f.of_which, f.of_scenario, f.of_sector, f.of_group,
  f.first_week, f.last_week) b JOIN warmline.people o ON o.team_id = b.team_id AND o.person = b.person
ORDER BY f.team_id, f.number, b.measure, b.person;

\o by_week.tsv
SELECT f.name, f.filtered, b.measure, b.week, b.total, b.number, b.mean
FROM filters f CROSS JOIN LATERAL warmline.by_week(f.team_id, f.of_which, f.of_scenario, f.of_sector, f.of_group,
  f.first_week, f.last_week) b
ORDER BY f.team_id, f.number, b.measure, b.week;

\o by_scenario_and_week.tsv
SELECT f.name, f.filtered, b.measure, s.scenario_id, b.week, b.total, b.number, b.mean
FROM filters f CROSS JOIN LATERAL warmline.by_scenario_and_week(f.team_id, f.of_which, f.of_scenario, f.of_sector, f.of_group,
  f.first_week, f.last_week) b
JOIN warmline.team_scenarios s ON s.team_id = b.team_id AND s.scenario = b.scenario
ORDER BY f.team_id, f.number, b.measure, s.place, b.week;

\o lowest.tsv
SELECT f.name, f.filtered, b.measure, b.rank, b.code, b.total, b.number, b.mean
FROM filters f CROSS JOIN LATERAL warmline.lowest(f.team_id, f.of_which, 3, 5, f.of_scenario, f.of_sector, f.of_group,
  f.first_week, f.last_week) b
ORDER BY f.team_id, f.number, b.measure, b.rank, b.code;

\o estimates.tsv
SELECT f.name, f.filtered, o.code, e.measure, e.scenarios, e.observations, e.mean, e.low, e.high
FROM (
  SELECT team_id, name, v.* FROM first_call CROSS JOIN LATERAL (VALUES
    (1, 'all', NULL, NULL, 0, 520), (2, 'weeks 2 to 9', NULL, NULL, 2, 9),
    (5000, 'scenario ' || scenario_id, scenario_id, NULL, 0, 520)
  ) v(number, filtered, of_scenario, of_sector, first_week, last_week)
  UNION ALL
  SELECT team_id, name, 3 + place, 'sector ' || sector, NULL, sector, 0, 520 FROM sectors
) f
CROSS JOIN LATERAL warmline.estimates(f.team_id, f.first_week, f.last_week, f.of_scenario, f.of_sector) e
JOIN warmline.people o ON o.team_id = e.team_id AND o.person = e.person
ORDER BY f.team_id, f.number, e.person, e.measure;

-- The weeks at which a team is cut in two.
CREATE TEMPORARY TABLE splits AS
SELECT DISTINCT c.team_id, t.name, s.split
FROM warmline.calendar c JOIN warmline.teams t USING (team_id)
CROSS JOIN LATERAL (VALUES (0), (c.weeks / 2), (c.weeks * 2 / 3)) s(split);

\o changes.tsv
SELECT s.name, s.split, o.code, c.measure, c.scenarios_before, c.observations_before, c.mean_before, c.low_before, c.high_before,
  c.scenarios_after, c.observations_after, c.mean_after, c.low_after, c.high_after, c.difference, c.low, c.high, c.moved
FROM splits s CROSS JOIN LATERAL warmline.changes(s.team_id, s.split) c
JOIN warmline.people o ON o.team_id = c.team_id AND o.person = c.person
WHERE s.split > 0
ORDER BY s.team_id, s.split, c.person, c.measure;

\o priorities.tsv
SELECT s.name, s.split, p.rank, p.code, p.number, p.why, p.measure, p.misses, p.firsts, p.latest, coalesce(p.difference, p.mean),
  p.low, p.high, p.middle
FROM splits s CROSS JOIN LATERAL warmline.priorities(s.team_id, s.split) p
ORDER BY s.team_id, s.split, p.rank, p.code, p.number;

\o unremarkable.tsv
SELECT s.name, s.split, u.code FROM splits s CROSS JOIN LATERAL warmline.unremarkable(s.team_id, s.split) u
ORDER BY s.team_id, s.split, u.code;

\o too_little.tsv
SELECT s.name, s.split, l.code, l.firsts, l.misses FROM splits s CROSS JOIN LATERAL warmline.too_little(s.team_id) l
ORDER BY s.team_id, s.split, l.code;

\o changes_by_chance.tsv
SELECT s.name, s.split, coalesce(c.changes_known, 0), coalesce(c.by_chance, 0)
FROM splits s LEFT JOIN LATERAL warmline.changes_by_chance(s.team_id, s.split) c ON true
ORDER BY s.team_id, s.split;

\o standings.tsv
SELECT t.name, o.code, s.measure, s.stands, s.scenarios, s.observations, s.mean, s.low, s.high, s.middle
FROM warmline.standings() s JOIN warmline.teams t USING (team_id) JOIN warmline.people o USING (team_id, person)
ORDER BY s.team_id, s.person, s.measure;

\o standing_scenarios.tsv
SELECT t.name, o.code, f.measure, f.scenario_id, f.value
FROM warmline.first_values f JOIN warmline.teams t USING (team_id) JOIN warmline.people o USING (team_id, person)
ORDER BY f.team_id, f.person, f.measure, f.value, f.place;

\o spread.tsv
SELECT t.name, s.measure, s.people, s.lowest, s.low_whisker, s.lower_quartile, s.median, s.upper_quartile, s.high_whisker,
  s.highest, s.far_out
FROM warmline.spread() s JOIN warmline.teams t USING (team_id) ORDER BY s.team_id, s.measure;

\o since.tsv
SELECT d.name, d.day, o.code, c.measure, c.scenarios_before, c.observations_before, c.mean_before, c.low_before, c.high_before,
  c.scenarios_after, c.observations_after, c.mean_after, c.low_after, c.high_after, c.difference, c.low, c.high, c.moved
FROM (
  SELECT DISTINCT c.team_id, t.name, date '1970-01-01' + ((c.monday_ms + w.week * bigint '604800000') / 86400000)::integer + 1 AS day
  FROM warmline.calendar c JOIN warmline.teams t USING (team_id)
  CROSS JOIN LATERAL (VALUES (1), (c.weeks / 2), (c.weeks - 1)) w(week)
) d
JOIN warmline.people o USING (team_id)
CROSS JOIN LATERAL warmline.changes_since(o.team_id, o.person, d.day) c
ORDER BY d.team_id, o.person, d.day, c.measure;

-- The same of drawn values, where everything may be alike.
CREATE TEMPORARY TABLE drawn (number integer, side integer, value integer, observations integer);
\copy drawn FROM '../drawn.tsv'

\o drawn.tsv
SELECT d.number, d.n_a, d.o_a, warmline.mean_of(d.n_a, d.t_a, d.o_a), warmline.band_low(d.n_a, d.t_a, d.s_a, d.o_a, a.t),
  warmline.band_high(d.n_a, d.t_a, d.s_a, d.o_a, a.t), d.n_b, d.o_b, warmline.mean_of(d.n_b, d.t_b, d.o_b),
  warmline.band_low(d.n_b, d.t_b, d.s_b, d.o_b, b.t), warmline.band_high(d.n_b, d.t_b, d.s_b, d.o_b, b.t),
  warmline.change_difference(d.n_a, d.t_a, d.o_a, d.n_b, d.t_b, d.o_b), c.low, c.high, warmline.moved(c.low, c.high)
FROM (
  SELECT number, count(*) FILTER (WHERE side = 0) AS n_a, coalesce(sum(value) FILTER (WHERE side = 0), 0) AS t_a,
    coalesce(sum(value * value) FILTER (WHERE side = 0), 0) AS s_a, coalesce(sum(observations) FILTER (WHERE side = 0), 0) AS o_a,
    count(*) FILTER (WHERE side = 1) AS n_b, coalesce(sum(value) FILTER (WHERE side = 1), 0) AS t_b,
    coalesce(sum(value * value) FILTER (WHERE side = 1), 0) AS s_b, coalesce(sum(observations) FILTER (WHERE side = 1), 0) AS o_b
  FROM drawn GROUP BY number
) d
LEFT JOIN warmline.student_t a ON a.freedom = d.n_a - 1
LEFT JOIN warmline.student_t b ON b.freedom = d.n_b - 1
LEFT JOIN warmline.student_t t ON t.freedom = warmline.change_freedom(d.n_a, d.t_a, d.s_a, d.o_a, d.n_b, d.t_b, d.s_b, d.o_b)
CROSS JOIN LATERAL (SELECT warmline.change_low(d.n_a, d.t_a, d.s_a, d.o_a, d.n_b, d.t_b, d.s_b, d.o_b, t.t) AS low,
  warmline.change_high(d.n_a, d.t_a, d.s_a, d.o_a, d.n_b, d.t_b, d.s_b, d.o_b, t.t) AS high) c
ORDER BY d.number;

\o rules_over_team.tsv
SELECT t.name, w.number, e.version, r.rule_id, r.calls_played, r.people, r.calls_shown, r.best, r.best_if_lifted, r.value
FROM (VALUES (0, 'firsts'::warmline.which), (1, 'unpractised'), (2, 'all')) w(number, which)
CROSS JOIN LATERAL warmline.rules_over_team(NULL, w.which) r
JOIN warmline.teams t USING (team_id) JOIN warmline.editions e USING (edition)
ORDER BY r.team_id, w.number, r.calls_shown DESC, r.value DESC, r.place, r.rule;

\o rules_shown.tsv
SELECT t.name, w.number, e.version, r.rule_id, s.id, s.step
FROM (VALUES (0, 'firsts'::warmline.which), (1, 'unpractised'), (2, 'all')) w(number, which)
CROSS JOIN LATERAL warmline.rules_over_team(NULL, w.which) r
JOIN LATERAL warmline.rules_shown(NULL, w.which) s ON s.team_id = r.team_id AND s.edition = r.edition AND s.rule = r.rule
JOIN warmline.teams t ON t.team_id = r.team_id JOIN warmline.editions e ON e.edition = r.edition
ORDER BY r.team_id, w.number, r.calls_shown DESC, r.value DESC, r.place, r.rule, s.person, s.attempt;

CREATE TEMPORARY TABLE whiches AS
SELECT * FROM (VALUES (0, 'firsts'::warmline.which), (1, 'unpractised'), (2, 'all')) w(number, which);

\o flow.tsv
SELECT t.name, w.number, e.version, f.calls, f.people, f.finished
FROM whiches w CROSS JOIN LATERAL warmline.flow(NULL, w.which) f
JOIN warmline.teams t USING (team_id) JOIN warmline.editions e USING (edition)
ORDER BY f.team_id, w.number, f.place;

\o flow_nodes.tsv
SELECT t.name, w.number, e.version, n.node, n.arrivals, n.calls, n.left_here, n.ended, n.depth
FROM whiches w CROSS JOIN LATERAL warmline.flow_nodes(NULL, NULL, w.which) n
JOIN warmline.teams t USING (team_id) JOIN warmline.editions e USING (edition)
JOIN warmline.team_editions p USING (team_id, edition)
ORDER BY n.team_id, w.number, p.place, n.node;

\o flow_ways.tsv
SELECT t.name, w.number, e.version, f.node, f.choice, f.led_to, f.times, f.people
FROM whiches w CROSS JOIN LATERAL warmline.flow_ways(NULL, NULL, w.which) f
JOIN warmline.teams t USING (team_id) JOIN warmline.editions e USING (edition)
JOIN warmline.team_editions p USING (team_id, edition)
ORDER BY f.team_id, w.number, p.place, f.node, f.choice, f.led_to;

\o flow_decisions.tsv
SELECT t.name, w.number, e.version, d.node, d.faced, d.calls, d.people, d.losing, d.lost, d.choice, d.choice_times, d.choice_lost,
  d.mean_when_faced, d.mean_per_call
FROM whiches w CROSS JOIN LATERAL warmline.flow_decisions(NULL, NULL, w.which) d
JOIN warmline.teams t USING (team_id) JOIN warmline.editions e USING (edition)
JOIN warmline.team_editions p USING (team_id, edition)
ORDER BY d.team_id, w.number, p.place, d.lost DESC, d.node;

\o flow_untaken.tsv
SELECT t.name, w.number, e.version, u.node, u.choice, u.offered, u.people
FROM whiches w CROSS JOIN LATERAL warmline.flow_untaken(NULL, NULL, w.which) u
JOIN warmline.teams t USING (team_id) JOIN warmline.editions e USING (edition)
JOIN warmline.team_editions p USING (team_id, edition)
ORDER BY u.team_id, w.number, p.place, u.offered DESC, u.node, u.choice;

\o flow_unseen.tsv
SELECT t.name, w.number, e.version, u.node
FROM whiches w CROSS JOIN LATERAL warmline.flow_unseen(NULL, NULL, w.which) u
JOIN warmline.teams t USING (team_id) JOIN warmline.editions e USING (edition)
JOIN warmline.team_editions p USING (team_id, edition)
ORDER BY u.team_id, w.number, p.place, u.node;

\o played_scenarios.tsv
SELECT t.name, e.version, p.firsts, p.repeats, p.practised
FROM warmline.played_scenarios p JOIN warmline.teams t USING (team_id) JOIN warmline.editions e USING (edition)
ORDER BY p.team_id, p.firsts DESC, p.all_kinds DESC, p.place;

\o largest_loss.tsv
SELECT t.name, w.number, o.code, l.id, l.number, l.lost
FROM whiches w CROSS JOIN LATERAL warmline.largest_loss(NULL, w.which) l
JOIN warmline.teams t USING (team_id) JOIN warmline.people o USING (team_id, person)
ORDER BY l.team_id, w.number, l.person;

\o repeated_miss.tsv
SELECT t.name, w.number, o.code, m.criterion, m.times, m.of_decisions, m.calls, m.id, m.number
FROM whiches w CROSS JOIN LATERAL warmline.repeated_miss(NULL, w.which) m
JOIN warmline.teams t USING (team_id) JOIN warmline.people o USING (team_id, person)
ORDER BY m.team_id, w.number, m.person;

\o best_recovery.tsv
SELECT t.name, w.number, o.code, r.id, r.number, r.hurts, r.whole
FROM whiches w CROSS JOIN LATERAL warmline.best_recovery(NULL, w.which) r
JOIN warmline.teams t USING (team_id) JOIN warmline.people o USING (team_id, person)
ORDER BY r.team_id, w.number, r.person;

\o proposed_moments.tsv
SELECT t.name, o.code, p.place, p.kind, p.id, p.number
FROM warmline.proposed_moments() p JOIN warmline.teams t USING (team_id) JOIN warmline.people o USING (team_id, person)
ORDER BY p.team_id, p.person, p.place;

-- One more, of empathy alone: a reading is missing where empathy is.
INSERT INTO warmline.lenses VALUES ('kindness-alone', 'Kindness alone', 7, 0, 0, 0, false, 0);

CREATE TEMPORARY TABLE pairs AS
SELECT * FROM (VALUES (1, 'relationship-first', 'ninety-seconds'), (2, 'ninety-seconds', 'relationship-first'),
  (3, 'ninety-seconds', 'ninety-seconds'), (4, 'relationship-first', 'kindness-alone')) p(number, one, other);

\o two_lenses.tsv
SELECT t.name, p.one, p.other, r.code, r.scenarios_first, r.observations_first, r.mean_first, r.low_first, r.high_first,
  r.first_rank, r.scenarios_second, r.observations_second, r.mean_second, r.low_second, r.high_second, r.second_rank
FROM pairs p CROSS JOIN LATERAL warmline.two_lenses(NULL, p.one, p.other) r JOIN warmline.teams t USING (team_id)
ORDER BY r.team_id, p.number, r.first_rank, r.code;

\o two_lenses_too_little.tsv
SELECT t.name, p.one, p.other, r.code
FROM pairs p CROSS JOIN LATERAL warmline.two_lenses_too_little(NULL, p.one, p.other) r JOIN warmline.teams t USING (team_id)
ORDER BY r.team_id, p.number, r.code;

\o two_lenses_moved.tsv
SELECT t.name, p.one, p.other, count(*) FILTER (WHERE r.first_rank <> r.second_rank)
FROM pairs p CROSS JOIN warmline.calendar c JOIN warmline.teams t USING (team_id)
LEFT JOIN LATERAL warmline.two_lenses(c.team_id, p.one, p.other) r ON true
GROUP BY c.team_id, t.name, p.number, p.one, p.other ORDER BY c.team_id, p.number;

\o lens_readings.tsv
SELECT t.name, r.id, r.lens, r.empathy, r.resolution, r.effort, r.handling, s.empathy, s.resolution, s.effort, s.handling, r.figure
FROM warmline.lens_readings r JOIN warmline.lens_shares s USING (team_id, person, attempt, lens)
JOIN warmline.teams t USING (team_id)
ORDER BY r.team_id, r.person, r.attempt,
  array_position(ARRAY['relationship-first', 'ninety-seconds', 'kindness-alone'], r.lens);

\o trend.tsv
SELECT f.name, f.filtered, w.measure, w.kind, w.week + 1, w.mean, w.low, w.high
FROM (
  SELECT team_id, name, 1 AS number, 'all' AS filtered, NULL AS of_sector, NULL AS of_group, 0 AS first_week FROM first_call
  UNION ALL
  SELECT team_id, name, 2, 'from week 1, a sector, a group', sector, team_group, 1 FROM first_call
) f
JOIN warmline.calendar c ON c.team_id = f.team_id AND c.weeks >= f.first_week + 2  -- the page shows no trend of one week
CROSS JOIN LATERAL warmline.trend(f.team_id, NULL, f.of_sector, f.of_group, f.first_week) w
ORDER BY f.team_id, f.number, w.measure, w.kind, w.week;

\o person_trend.tsv
SELECT t.name, o.code, p.measure, p.kind,
  (p.first_week + 1)::text || CASE WHEN p.last_week > p.first_week THEN '–' || (p.last_week + 1) ELSE '' END, p.mean, p.low, p.high
FROM warmline.person_trend() p JOIN warmline.teams t USING (team_id) JOIN warmline.people o USING (team_id, person)
ORDER BY p.team_id, p.person, p.measure, p.kind, p.first_week;

\o agreement.tsv
SELECT a.name, a.question, a.figure, a.shown, a.missing, a.units, a.ratings
FROM (
  SELECT t.name, array_position(ARRAY['all', 'feel', 'understand', 'explore', 'respect', 'overall'], a.question) AS place,
    a.question, a.figure, a.shown, a.missing, a.units, a.ratings
  FROM warmline.alphas() a JOIN warmline.teams t USING (team_id)
  UNION ALL
  SELECT t.name, 7, 'kappa', k.figure, k.shown, k.missing, k.units, k.ratings
  FROM warmline.kappas() k JOIN warmline.teams t USING (team_id)
) a
ORDER BY a.name, a.place;

\o rating_differences.tsv
SELECT t.name, d.call, d.step, d.criterion, d.ratings, d.lowest, d.highest, d.disagreement, d.share
FROM warmline.rating_differences() d JOIN warmline.teams t USING (team_id)
ORDER BY t.name, d.disagreement DESC, d.call, d.step, d.criterion;

\o raters.tsv
SELECT t.name, r.rater, r.observed FROM warmline.raters r JOIN warmline.teams t USING (team_id) ORDER BY t.name, r.rater;

\o ratings_replaced.tsv
SELECT t.name, r.replaced FROM warmline.ratings_replaced r JOIN warmline.teams t USING (team_id) ORDER BY t.name;
\o
