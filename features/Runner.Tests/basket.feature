@runner
Feature: A runner that testers can trust

  Background:
    Given an empty basket

  Scenario: Steps share one scenario's objects
    When somebody adds 2 apples
    And somebody adds 3 pears
    Then the basket holds 5

  Scenario Outline: <count> <fruit> make <total>
    When somebody adds <count> <fruit>
    And somebody adds:
      | fruit | count |
      | kiwis | 1     |
    Then the basket holds <total>

    Examples:
      | count | fruit  | total |
      | 1     | apples | 2     |
      | 2     | pears  | 3     |
