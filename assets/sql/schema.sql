-- The tables that `warmline export --postgres` fills: what happened, and what the scenarios are. Every figure is worked
-- out of them by the views and functions beside this file; assets/sql/README.md says what is where.
-- Ratios are per mille, points hundredths of a point, weeks and steps count from 0, times are milliseconds since 1970 (UTC).

CREATE SCHEMA warmline;

CREATE TYPE warmline.attempt_kind AS ENUM ('first', 'repeat', 'practised');
CREATE TYPE warmline.measure AS ENUM ('resolution', 'empathy', 'feel', 'understand', 'explore', 'respect');

-- ---- reference tables: the same for every team

CREATE TABLE warmline.scenarios (
  scenario integer NOT NULL,       -- a number for each id
  id       text COLLATE "C" NOT NULL
);

-- A version of a scenario, solved. What two versions have in common counts as one scenario; the way through each is its own.
CREATE TABLE warmline.editions (
  edition        integer NOT NULL,
  scenario       integer NOT NULL,
  version        text COLLATE "C" NOT NULL,  -- SHA-256 of its canonical text
  title          text NOT NULL,
  sector         text COLLATE "C" NOT NULL,
  language       text NOT NULL,
  target_seconds integer NOT NULL,           -- the organisation's; 0: none
  start          smallint NOT NULL,          -- the node that a call begins at
  best           integer NOT NULL,           -- points of the best call
  best_lifted    integer NOT NULL            -- were every rule lifted
);

CREATE TABLE warmline.nodes (
  edition integer NOT NULL,
  node    smallint NOT NULL,
  id      text NOT NULL,
  ending  text                                -- satisfied, handed-over, unresolved; null: no ending
);

CREATE TABLE warmline.choices (
  edition    integer NOT NULL,
  node       smallint NOT NULL,
  choice     smallint NOT NULL,
  id         text NOT NULL,
  form       text NOT NULL,                   -- say, do
  words      text NOT NULL,
  rule       smallint,                        -- that may forbid it
  feel       smallint NOT NULL,               -- -1..2, as authors rate it
  understand smallint NOT NULL,
  explore    smallint NOT NULL,
  respect    smallint NOT NULL
);

CREATE TABLE warmline.rules (
  edition        integer NOT NULL,
  rule           smallint NOT NULL,
  id             text NOT NULL,
  words          text NOT NULL,
  reason         text NOT NULL,
  best_if_lifted integer NOT NULL             -- points of the best call, were it lifted alone
);

CREATE TABLE warmline.lenses (
  lens           text COLLATE "C" NOT NULL,
  title          text NOT NULL,
  w_empathy      smallint NOT NULL,           -- weights, 0..100
  w_resolution   smallint NOT NULL,
  w_effort       smallint NOT NULL,
  w_time         smallint NOT NULL,
  own_target     boolean NOT NULL,            -- else the scenario's, where it names one
  target_seconds integer NOT NULL             -- the lens's; 0: none
);

-- Student's t: half of (100 - 95) % lies above it.
CREATE TABLE warmline.student_t (
  freedom integer NOT NULL,
  t       double precision NOT NULL
);

-- ---- tables of teams: each is distributed by team_id, which comes first in every key

CREATE TABLE warmline.teams (
  team_id integer NOT NULL,
  name    text COLLATE "C" NOT NULL
);

CREATE TABLE warmline.people (
  team_id    integer NOT NULL,
  person     integer NOT NULL,                -- in order of name and key
  name       text COLLATE "C" NOT NULL,       -- as handed in; may be empty
  key        text COLLATE "C" NOT NULL,       -- fingerprint of the key that signed; empty: unsigned
  code       text COLLATE "C" NOT NULL,       -- what they are called in their team; unique there
  team_group text COLLATE "C" NOT NULL DEFAULT ''  -- yours to fill in
);

CREATE TABLE warmline.attempts (
  team_id              integer NOT NULL,
  person               integer NOT NULL,
  attempt              integer NOT NULL,      -- of that person, in order of beginning
  scenario             integer NOT NULL,
  begun_ms             bigint NOT NULL,
  edition              integer NOT NULL,
  seconds              integer NOT NULL,      -- authored seconds
  handed_in_as         warmline.attempt_kind NOT NULL,  -- warmline.played says what it counts as
  achieved             integer NOT NULL,
  lost                 integer NOT NULL,
  feel_earned          integer NOT NULL,
  feel_stake           integer NOT NULL,
  understand_earned    integer NOT NULL,
  understand_stake     integer NOT NULL,
  explore_earned       integer NOT NULL,
  explore_stake        integer NOT NULL,
  respect_earned       integer NOT NULL,
  respect_stake        integer NOT NULL,
  feel_decisions       smallint NOT NULL,     -- where it made a difference
  understand_decisions smallint NOT NULL,
  explore_decisions    smallint NOT NULL,
  respect_decisions    smallint NOT NULL,
  resolution           smallint NOT NULL,
  empathy              smallint,              -- null: not enough evidence
  empathy_decisions    smallint NOT NULL,
  decisions            smallint NOT NULL,
  critical_misses      smallint NOT NULL,
  transfers            smallint NOT NULL,
  repeats              smallint NOT NULL,
  last_node            smallint NOT NULL,     -- where it ended or was left
  finished             boolean NOT NULL,
  id                   text COLLATE "C" NOT NULL
);

-- What can't be scored: its call is not here, is too entangled, or isn't what it says it was. It counts for the calendar.
CREATE TABLE warmline.left_out (
  team_id  integer NOT NULL,
  person   integer NOT NULL,
  begun_ms bigint NOT NULL,
  id       text COLLATE "C" NOT NULL,
  scenario text NOT NULL,
  version  text NOT NULL,
  why      text NOT NULL                      -- no-call, does-not-fit
);

-- A choice that was made. From `number` on: of a decision alone; null where there was nothing to decide.
CREATE TABLE warmline.steps (
  team_id           integer NOT NULL,
  person            integer NOT NULL,
  attempt           integer NOT NULL,
  step              smallint NOT NULL,        -- events of the attempt before it
  node              smallint NOT NULL,
  choice            smallint NOT NULL,
  led_to            smallint NOT NULL,        -- a node
  available         smallint NOT NULL,        -- bit c: choice c could be had
  number            smallint,                 -- 1, 2, ...
  lost              integer,
  closed_off        integer,                  -- chances of empathy not reached because of it
  stake             smallint,                 -- of empathy
  earned            smallint,
  feel_stake        smallint,
  feel_earned       smallint,
  understand_stake  smallint,
  understand_earned smallint,
  explore_stake     smallint,
  explore_earned    smallint,
  respect_stake     smallint,
  respect_earned    smallint,
  mends             smallint,                 -- hurts that it made good; null: none
  critical          boolean,
  whole             boolean                   -- after mending, the caller was as well as before
);

-- A rule of the organisation, where an attempt was first shown it.
CREATE TABLE warmline.rules_met (
  team_id integer NOT NULL,
  person  integer NOT NULL,
  attempt integer NOT NULL,
  rule    smallint NOT NULL,
  step    smallint NOT NULL,
  node    smallint NOT NULL
);

-- Calibration: what supervisors rated (assets/rating.schema.json).
CREATE TABLE warmline.rating_files (
  team_id   integer NOT NULL,
  file      integer NOT NULL,
  rater     text COLLATE "C" NOT NULL,
  call      text COLLATE "C" NOT NULL,
  made_ms   bigint NOT NULL,
  overall   smallint,                         -- 1..5; null: not rated
  canonical text COLLATE "C" NOT NULL         -- the file, in its one form
);

CREATE TABLE warmline.ratings (
  team_id   integer NOT NULL,
  file      integer NOT NULL,
  step      integer NOT NULL,
  criterion warmline.measure NOT NULL,
  value     smallint NOT NULL                 -- -1..2
);
