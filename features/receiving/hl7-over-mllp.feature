@receiving
Feature: HL7 v2 over MLLP is acknowledged by the standard
  MSA-2 is always the sender's MSH-10; AA means done, AE names what is wrong with the content, AR that the message cannot be used at all.

  Background:
    Given the twin and the gateway are running

  Scenario: A registration is accepted
    When the hospital sends sample "hl7v2-iborn/adt-a04-register.hl7" over MLLP
    Then the acknowledgement is "AA" for control id "MSG2020010200001"
    And the platform was called 1 time by "2201"

  Scenario: Charges follow the registration of their visit
    When the hospital sends sample "hl7v2-iborn/adt-a04-register.hl7" over MLLP
    And the hospital sends sample "hl7v2-iborn/dft-p03-two-charges.hl7" over MLLP
    Then the acknowledgement is "AA"
    And the platform was called by "1101,2201,2204" in this order

  Scenario: A patient update goes to the FHIR destination
    When the hospital sends sample "hl7v2-iborn/adt-a08-update.hl7" over MLLP
    Then the acknowledgement is "AA"
    And the FHIR server holds 1 "Patient" before long

  Scenario: A FHIR server that fails twice gets the update all the same
    Given the platform meets the next 2 calls of "fhir" with "server-error"
    When the hospital sends sample "hl7v2-iborn/adt-a08-update.hl7" over MLLP
    Then the acknowledgement is "AA"
    And the FHIR server holds 1 "Patient" before long

  Scenario: A message in another encoding is understood
    When the hospital sends sample "hl7v2-iborn/adt-a04-gb18030.hl7" over MLLP
    Then the acknowledgement is "AA"
    And the platform was called 1 time by "2201"

  Scenario: A missing name is told by segment and field
    When the hospital sends sample "hl7v2-iborn/bad-missing-name.hl7" over MLLP
    Then the acknowledgement is "AE"
    And the acknowledgement has an ERR segment that names "PID" field 5 with code "GW3001"

  Scenario: A message type that nobody configured is rejected
    When the hospital sends sample "hl7v2-iborn/bad-unknown-trigger.hl7" over MLLP
    Then the acknowledgement is "AR"

  Scenario: Ten messages on one connection are answered in their order
    When the hospital sends 10 patient updates on one connection without waiting
    Then the 10 acknowledgements name the control ids in the order they were sent
