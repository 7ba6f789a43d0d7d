WITH named AS (
  INSERT INTO tasker.namespaces (name, created_at) VALUES (?, now())
  ON CONFLICT (name) DO UPDATE SET name = excluded.name
  RETURNING namespace_id
)
INSERT INTO tasker.templates (template_uuid, namespace_id, name, version, definition, content_hash, created_at)
SELECT gen_random_uuid(), namespace_id, 'filling', '1.0.0', '{}', '\x00', now() FROM named
RETURNING template_id, namespace_id
