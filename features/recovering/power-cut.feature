@recovering @settlement
Feature: What was accepted survives a power cut

  Scenario: The gateway is killed after the platform has settled
    Given the platform meets the next 1 call of "2207" with "act-then-stall"
    And the twin and a gateway process are running
    When the hospital sends sample "fujian-ini/mzsf-two-items.txt" and the gateway is killed once the platform has acted on "2207"
    And the gateway process is started again
    And the hospital sends the same bytes to the process until the answer is final
    Then the reply's "Success" is "TRUE"
    And the reply's "Zhzfe0" is "20.50"
    And the platform holds exactly 1 live settlement
    And the platform was called 1 time by "2207"

  Scenario: The gateway is killed while the platform has not yet settled
    Given the platform meets the next 1 call of "2207" with "stall"
    And the twin and a gateway process are running
    When the hospital sends sample "fujian-ini/mzsf-two-items.txt" and the gateway is killed once the platform has received "2207"
    And the gateway process is started again
    And the hospital sends the same bytes to the process until the answer is final
    Then the reply's "Success" is "TRUE"
    And the platform holds exactly 1 live settlement
