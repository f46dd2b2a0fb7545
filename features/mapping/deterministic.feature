@mapping
Feature: The same file gives the same bytes

  Scenario Outline: Converting <form> twice gives identical output
    When a tester runs "convert --source fujian-ini --as <form>" on sample "fujian-ini/mzsf-two-items.txt" twice
    Then every run exits with 0
    And both outputs are identical

    Examples:
      | form         |
      | canonical    |
      | transactions |
      | lineage      |

  Scenario: The canonical message is strict FHIR R4
    When a tester runs "convert --source fujian-ini --as canonical" on sample "fujian-ini/mzsf-two-items.txt"
    Then the output is a FHIR R4 Bundle that parses strictly
    And its event is "outpatient.settle"

  Scenario: A file that cannot be mapped says what is wrong and where
    When a tester runs "convert --source fujian-ini" on sample "fujian-ini/bad-unmapped-item.txt"
    Then it exits with 1
    And stderr names "GW3003"
    And stderr names "mzsf/item"

  Scenario: A fault in a table is named by file and row before anything runs
    Given a copy of the mappings in which "sources/fujian-ini/1.0/mzsf.csv" says "Practitioner.nonsense" instead of "Practitioner.name.text"
    When a tester runs "check" on the copy
    Then it exits with 1
    And stderr names "GW8003"
    And stderr names "fujian-ini/1.0/mzsf.csv:"

  Scenario: Every mapping in the house is free of faults
    When a tester runs "check"
    Then it exits with 0
