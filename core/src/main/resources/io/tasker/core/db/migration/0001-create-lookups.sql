-- The states, for people and views. The code never reads them; a test compares them with the enums.
DO $$ BEGIN
  IF to_regnamespace('tasker') IS NULL THEN
    CREATE SCHEMA tasker;
  END IF;
END $$;

CREATE TABLE tasker.task_states (
  code smallint PRIMARY KEY,
  name text NOT NULL UNIQUE
);
INSERT INTO tasker.task_states (code, name) VALUES
  (0, 'pending'), (1, 'initializing'), (2, 'enqueuing_steps'), (3, 'steps_in_process'),
  (4, 'evaluating_results'), (5, 'waiting_for_dependencies'), (6, 'waiting_for_retry'),
  (7, 'blocked_by_failures'), (8, 'complete'), (9, 'error'), (10, 'cancelled'),
  (11, 'resolved_manually');

CREATE TABLE tasker.step_states (
  code smallint PRIMARY KEY,
  name text NOT NULL UNIQUE
);
INSERT INTO tasker.step_states (code, name) VALUES
  (0, 'pending'), (1, 'enqueued'), (2, 'in_progress'), (3, 'enqueued_for_orchestration'),
  (4, 'enqueued_as_error_for_orchestration'), (5, 'waiting_for_retry'), (6, 'complete'),
  (7, 'error'), (8, 'cancelled'), (9, 'resolved_manually');

CREATE TABLE tasker.task_causes (
  code smallint PRIMARY KEY,
  name text NOT NULL UNIQUE
);
INSERT INTO tasker.task_causes (code, name) VALUES
  (0, 'Start'), (1, 'ReadyStepsFound'), (2, 'NoStepsFound'), (3, 'StepsEnqueued'),
  (4, 'StepCompleted'), (5, 'AllStepsCompleted'), (6, 'StepFailed'), (7, 'NoDependenciesReady'),
  (8, 'AllStepsSuccessful'), (9, 'PermanentFailure'), (10, 'RetryReady'), (11, 'DependenciesReady'),
  (12, 'StepRepaired'), (13, 'Cancel'), (14, 'ResolveManually'), (15, 'GiveUp');

CREATE TABLE tasker.step_causes (
  code smallint PRIMARY KEY,
  name text NOT NULL UNIQUE
);
INSERT INTO tasker.step_causes (code, name) VALUES
  (0, 'Enqueue'), (1, 'Start'), (2, 'EnqueueForOrchestration'),
  (3, 'EnqueueAsErrorForOrchestration'), (4, 'LeaseExpired'), (5, 'Complete'), (6, 'Fail'),
  (7, 'WaitForRetry'), (8, 'Retry'), (9, 'Cancel'), (10, 'ResetForRetry'), (11, 'CompleteManually'),
  (12, 'ResolveManually');
