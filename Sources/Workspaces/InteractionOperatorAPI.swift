import Calls
import InteractionService

/// The interaction service with the calls of its operator, who imports guides and inspects schedules of any time, and with the accounts of
/// devices.
public typealias InteractionOperatorAPI = InteractionAPI & GuideWriter & ScheduleInspector & DeviceAccounts
