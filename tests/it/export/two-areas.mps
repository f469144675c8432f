* aidreach, step 1: most person-months in IPC phase 5, 4, 3.
* Columns are tonnes on the arcs of the network over places and months.
* The objective is in person-months; rows that keep a limit or an earlier objective
* are divided by a power of ten, so that their limits are some ten thousands.
* The optimum found: 60000/6097 = 9.8409053632934229.
NAME 01-people-543
OBJSENSE
    MAX
ROWS
 N  objective
 E  source
 E  place_0_1
 E  place_0_2
 E  place_0_3
 E  place_1_1
 E  place_1_2
 E  place_1_3
 E  area_0
 E  area_1
 E  sink
 L  budget
COLUMNS
    supply_0  source  -1
    supply_0  place_0_1  1
    supply_0  budget  300
    supply_1  source  -1
    supply_1  place_0_2  1
    supply_1  budget  300
    move_2  place_0_1  -1
    move_2  place_1_1  1
    move_2  budget  25.5
    store_3  place_0_1  -1
    store_3  place_0_2  1
    store_3  budget  3
    store_4  place_1_1  -1
    store_4  place_1_2  1
    store_4  budget  3
    move_5  place_0_2  -1
    move_5  place_1_2  1
    move_5  budget  25.5
    store_6  place_0_2  -1
    store_6  place_0_3  1
    store_6  budget  3
    store_7  place_1_2  -1
    store_7  place_1_3  1
    store_7  budget  3
    move_8  place_0_3  -1
    move_8  place_1_3  1
    move_8  budget  25.5
    hand_out_9  place_0_1  -1
    hand_out_9  area_0  1
    hand_out_9  objective  114.81056257175660
    hand_out_9  budget  50
    hand_out_10  place_0_1  -1
    hand_out_10  area_0  1
    hand_out_10  objective  114.81056257175660
    hand_out_10  budget  50
    hand_out_11  place_0_1  -1
    hand_out_11  area_0  1
    hand_out_11  objective  114.81056257175660
    hand_out_11  budget  50
    hand_out_12  place_0_2  -1
    hand_out_12  area_0  1
    hand_out_12  objective  114.81056257175660
    hand_out_12  budget  50
    hand_out_13  place_0_2  -1
    hand_out_13  area_0  1
    hand_out_13  objective  114.81056257175660
    hand_out_13  budget  50
    hand_out_14  place_0_2  -1
    hand_out_14  area_0  1
    hand_out_14  objective  114.81056257175660
    hand_out_14  budget  50
    hand_out_15  place_0_3  -1
    hand_out_15  area_0  1
    hand_out_15  objective  114.81056257175660
    hand_out_15  budget  50
    hand_out_16  place_0_3  -1
    hand_out_16  area_0  1
    hand_out_16  objective  114.81056257175660
    hand_out_16  budget  50
    hand_out_17  place_0_3  -1
    hand_out_17  area_0  1
    hand_out_17  objective  114.81056257175660
    hand_out_17  budget  50
    served_18  area_0  -1
    served_18  sink  1
    hand_out_19  place_1_1  -1
    hand_out_19  area_1  1
    hand_out_19  objective  114.81056257175660
    hand_out_19  budget  50
    hand_out_20  place_1_1  -1
    hand_out_20  area_1  1
    hand_out_20  objective  114.81056257175660
    hand_out_20  budget  50
    hand_out_21  place_1_1  -1
    hand_out_21  area_1  1
    hand_out_21  objective  114.81056257175660
    hand_out_21  budget  50
    hand_out_22  place_1_2  -1
    hand_out_22  area_1  1
    hand_out_22  objective  114.81056257175660
    hand_out_22  budget  50
    hand_out_23  place_1_2  -1
    hand_out_23  area_1  1
    hand_out_23  objective  114.81056257175660
    hand_out_23  budget  50
    hand_out_24  place_1_2  -1
    hand_out_24  area_1  1
    hand_out_24  objective  114.81056257175660
    hand_out_24  budget  50
    hand_out_25  place_1_3  -1
    hand_out_25  area_1  1
    hand_out_25  objective  114.81056257175660
    hand_out_25  budget  50
    hand_out_26  place_1_3  -1
    hand_out_26  area_1  1
    hand_out_26  objective  114.81056257175660
    hand_out_26  budget  50
    hand_out_27  place_1_3  -1
    hand_out_27  area_1  1
    hand_out_27  objective  114.81056257175660
    hand_out_27  budget  50
    served_28  area_1  -1
    served_28  sink  1
    total_29  sink  -1
    total_29  source  1
RHS
    limit  budget  30
BOUNDS
 UP bound  supply_0  120
 UP bound  supply_1  200
 UP bound  move_2  40
 UP bound  move_5  40
 UP bound  move_8  40
 UP bound  hand_out_9  78.39
 UP bound  hand_out_10  26.13
 UP bound  hand_out_11  0
 UP bound  hand_out_12  78.39
 UP bound  hand_out_13  26.13
 UP bound  hand_out_14  0
 UP bound  hand_out_15  78.39
 UP bound  hand_out_16  26.13
 UP bound  hand_out_17  0
 UP bound  hand_out_19  26.13
 UP bound  hand_out_20  17.42
 UP bound  hand_out_21  2.1775
 UP bound  hand_out_22  26.13
 UP bound  hand_out_23  17.42
 UP bound  hand_out_24  2.1775
 UP bound  hand_out_25  26.13
 UP bound  hand_out_26  17.42
 UP bound  hand_out_27  2.1775
ENDATA
