-- Every figure of Coach: read after the tables and keys. May be read again into a database that has an earlier one, after
--   DROP VIEW warmline.calendar CASCADE
\ir played.sql
\ir bands.sql
\ir team.sql
\ir people.sql
\ir reach.sql
\ir flow.sql
\ir moments.sql
\ir lenses.sql
\ir agreement.sql
