-- After the data: building an index at once is several times as fast as keeping one while rows come in.

ALTER TABLE warmline.scenarios ADD PRIMARY KEY (scenario);
ALTER TABLE warmline.editions ADD PRIMARY KEY (edition);
ALTER TABLE warmline.nodes ADD PRIMARY KEY (edition, node);
ALTER TABLE warmline.choices ADD PRIMARY KEY (edition, node, choice);
ALTER TABLE warmline.rules ADD PRIMARY KEY (edition, rule);
ALTER TABLE warmline.lenses ADD PRIMARY KEY (lens);
ALTER TABLE warmline.student_t ADD PRIMARY KEY (freedom);

ALTER TABLE warmline.teams ADD PRIMARY KEY (team_id);
ALTER TABLE warmline.people ADD PRIMARY KEY (team_id, person);
ALTER TABLE warmline.people ADD UNIQUE (team_id, code);
ALTER TABLE warmline.attempts ADD PRIMARY KEY (team_id, person, attempt);
ALTER TABLE warmline.left_out ADD PRIMARY KEY (team_id, person, id);
ALTER TABLE warmline.steps ADD PRIMARY KEY (team_id, person, attempt, step);
ALTER TABLE warmline.rules_met ADD PRIMARY KEY (team_id, person, attempt, rule);
ALTER TABLE warmline.rating_files ADD PRIMARY KEY (team_id, file);
ALTER TABLE warmline.ratings ADD PRIMARY KEY (team_id, file, step, criterion);
