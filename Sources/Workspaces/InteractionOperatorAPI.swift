import InteractionService

/// The interaction service with the calls of its operator, who imports guides and inspects schedules of any time.
public typealias InteractionOperatorAPI = InteractionAPI & GuideWriter & ScheduleInspector
