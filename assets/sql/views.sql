-- Every figure of Coach: read after the tables and keys. To have it anew: DROP SCHEMA warmline CASCADE, and load.sql once more.
\ir played.sql
\ir bands.sql
\ir team.sql
\ir people.sql
\ir reach.sql
\ir flow.sql
\ir moments.sql
\ir lenses.sql
\ir agreement.sql
