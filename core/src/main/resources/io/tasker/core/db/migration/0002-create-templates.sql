-- What can be run. A template never changes once stored: other content is another row, and tasks
-- point at the row they were created from.
CREATE TABLE tasker.namespaces (
  namespace_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE CHECK (name ~ '^[A-Za-z_][A-Za-z0-9_]{0,28}$'),
  created_at timestamptz NOT NULL
);

CREATE TABLE tasker.templates (
  template_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  template_uuid uuid NOT NULL UNIQUE,            -- its steps' public ids are counted up from it
  namespace_id int NOT NULL REFERENCES tasker.namespaces,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
  version text NOT NULL CHECK (length(version) BETWEEN 1 AND 16),
  revision int NOT NULL DEFAULT 1 CHECK (revision >= 1),
  definition jsonb NOT NULL,
  content_hash bytea NOT NULL,                   -- SHA-256 of the definition's canonical JSON
  created_at timestamptz NOT NULL,
  UNIQUE (namespace_id, name, version, revision)
);

-- One row per step of a template. The id alone says which code a step needs, so that a worker can
-- filter what it claims without reading templates.
CREATE TABLE tasker.template_steps (
  template_step_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  template_id int NOT NULL REFERENCES tasker.templates,
  position int NOT NULL,
  name text NOT NULL,
  callable text NOT NULL,
  UNIQUE (template_id, position),
  UNIQUE (template_id, name)
);
