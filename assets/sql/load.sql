-- Run in the folder that `warmline export --postgres` wrote:  psql -d DATABASE -f load.sql
-- It makes the schema `warmline` and fills it, all or nothing; a schema of that name must not be there yet
-- (DROP SCHEMA warmline CASCADE does away with an earlier one).
\set ON_ERROR_STOP on
\set QUIET on
SET client_encoding = 'UTF8';
SET client_min_messages = warning;
BEGIN;
\ir schema.sql
\if :{?citus}
\ir distribute.sql
\endif
\copy warmline.scenarios FROM 'scenarios.copy'
\copy warmline.editions FROM 'editions.copy'
\copy warmline.nodes FROM 'nodes.copy'
\copy warmline.choices FROM 'choices.copy'
\copy warmline.rules FROM 'rules.copy'
\copy warmline.lenses FROM 'lenses.copy'
\copy warmline.student_t FROM 'student_t.copy'
\copy warmline.teams FROM 'teams.copy'
\copy warmline.people FROM 'people.copy'
\copy warmline.attempts FROM 'attempts.copy'
\copy warmline.left_out FROM 'left_out.copy'
\copy warmline.steps FROM 'steps.copy'
\copy warmline.rules_met FROM 'rules_met.copy'
\copy warmline.rating_files FROM 'rating_files.copy'
\copy warmline.ratings FROM 'ratings.copy'
\ir keys.sql
\ir views.sql
COMMIT;
ANALYZE warmline.scenarios, warmline.editions, warmline.nodes, warmline.choices, warmline.rules, warmline.lenses,
  warmline.student_t, warmline.teams, warmline.people, warmline.attempts, warmline.left_out, warmline.steps,
  warmline.rules_met, warmline.rating_files, warmline.ratings;
