-- Used by: TemplateStore. Locks: the name. Returns: the new row's id, or nothing if the revision exists,
-- which the lock rules out.
INSERT INTO tasker.templates (template_uuid, namespace_id, name, version, revision, definition,
  content_hash, created_at)
VALUES (CAST(:uuid AS uuid), :namespace, :name, :version, :revision, CAST(:definition AS jsonb), :hash, :now)
ON CONFLICT (namespace_id, name, version, revision) DO NOTHING
RETURNING template_id
