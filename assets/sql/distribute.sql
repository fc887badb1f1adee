-- For Citus alone, on its coordinator, before any data: psql -v citus=1 -f load.sql reads this file.
SELECT create_reference_table('warmline.scenarios');
SELECT create_reference_table('warmline.editions');
SELECT create_reference_table('warmline.nodes');
SELECT create_reference_table('warmline.choices');
SELECT create_reference_table('warmline.rules');
SELECT create_reference_table('warmline.lenses');
SELECT create_reference_table('warmline.student_t');

SELECT create_distributed_table('warmline.teams', 'team_id');
SELECT create_distributed_table('warmline.people', 'team_id', colocate_with => 'warmline.teams');
SELECT create_distributed_table('warmline.attempts', 'team_id', colocate_with => 'warmline.teams');
SELECT create_distributed_table('warmline.left_out', 'team_id', colocate_with => 'warmline.teams');
SELECT create_distributed_table('warmline.steps', 'team_id', colocate_with => 'warmline.teams');
SELECT create_distributed_table('warmline.rules_met', 'team_id', colocate_with => 'warmline.teams');
SELECT create_distributed_table('warmline.rating_files', 'team_id', colocate_with => 'warmline.teams');
SELECT create_distributed_table('warmline.ratings', 'team_id', colocate_with => 'warmline.teams');
