-- Used by: TemplateStore. Locks: the namespace's row. Returns: its id.
INSERT INTO tasker.namespaces (name, created_at) VALUES (:name, :now)
ON CONFLICT (name) DO UPDATE SET name = excluded.name
RETURNING namespace_id
